// The hub of pouchdb.js: lives until its input ends, says on which port.
const [, , installed, folder] = process.argv;
const { createRequire } = require('module'), fs = require('fs'), path = require('path');
const need = createRequire(installed + '/');
const PouchDB = need('pouchdb'), express = need('express');

const hub = path.join(folder, 'hub');
fs.mkdirSync(hub);
const served = need('express-pouchdb')(PouchDB.defaults({ prefix: hub + '/' }), {
  mode: 'minimumForPouchDB', inMemoryConfig: true, logPath: path.join(folder, 'log.txt'),
});
const listening = express().use('/', served).listen(0, '127.0.0.1', () => console.log(listening.address().port));
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
