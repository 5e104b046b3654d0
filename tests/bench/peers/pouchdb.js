// PouchDB A -> express-pouchdb over leveldb on the loopback -> B. Prints one line of JSON.
const [, , installed, folder, documents] = process.argv;
const { createRequire } = require('module');
const need = createRequire(installed + '/');
const PouchDB = need('pouchdb'), fs = require('fs'), path = require('path'), { spawn } = require('child_process'), { createHash } = require('crypto');

const docs = fs.readFileSync(documents, 'utf8').split('\n').filter(Boolean).map(line => {
  const { id, body } = JSON.parse(line);
  return { _id: id, body };
});

const digest = async db => {
  const hash = createHash('sha256'), all = await db.allDocs({ include_docs: true });
  for (const row of all.rows) hash.update(row.id + JSON.stringify(row.doc.body));
  return `${all.rows.length}:${hash.digest('hex')}`;
};

const timed = async work => {
  const begun = Date.now();
  await work();
  return (Date.now() - begun) / 1000;
};

(async () => {
  const hub = spawn(process.execPath, [path.join(__dirname, 'pouch_hub.js'), installed, folder], { stdio: ['pipe', 'pipe', 'inherit'] });
  const port = await new Promise(ready => hub.stdout.once('data', said => ready(String(said).trim())));
  const there = `http://127.0.0.1:${port}/bench`, batch = { batch_size: 500 };
  const a = new PouchDB(path.join(folder, 'A')), b = new PouchDB(path.join(folder, 'B'));
  for (let start = 0; start < docs.length; start += 1000) await a.bulkDocs(docs.slice(start, start + 1000));
  const pushed = await timed(() => a.replicate.to(there, batch));
  const pulled = await timed(() => b.replicate.from(there, batch));
  const same = await digest(a) === await digest(b);
  console.log(JSON.stringify({ seconds: pushed + pulled, documents: docs.length, same }));
  hub.stdin.end();
  process.exit(0);
})();
