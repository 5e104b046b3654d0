"use strict";
/* The page of a commission: asks for the code, shows what is asked, saves the answer as a file. */
(() => {
  const MOST_BYTES = 10 * 1024 * 1024;
  const MOST_FILES = 5;
  const KINDS = [".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".docx", ".odt"];
  const packet = JSON.parse(document.getElementById("packet").textContent);
  const at = (id) => document.getElementById(id);
  let key = null;
  let saved = true;

  const say = (id, words) => {
    at(id).textContent = words;
    at(id).hidden = !words;
  };

  const download = (content, name, kind) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type: kind }));
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };

  const line = (name, words) => {
    if (!words) return;
    const title = document.createElement("dt");
    const text = document.createElement("dd");
    title.textContent = name;
    text.textContent = words;
    at("letter").append(title, text);
  };

  const show = (letter) => {
    at("closed").hidden = true;
    at("opened").hidden = false;
    line("Кому", letter.unit);
    line("Что сделать", letter.text);
    line("Вопрос заявителя", letter.question);
    line("Где", letter.place);
    line("Заявитель", letter.applicant.join("\n"));
    line("Срок ответа", letter.due);
    line("Почему такой срок", letter.why);
    line("Дело", `№ ${letter.case}`);
    line("Кто поручил", [letter.office, letter.contact, letter.phone].filter(Boolean).join("\n"));
    for (const file of letter.files) {
      const save = document.createElement("button");
      save.type = "button";
      save.textContent = `Сохранить файл «${file.name}»`;
      save.addEventListener("click", () =>
        download(Sealing.fromText(file.data), file.name, "application/octet-stream"));
      at("files").append(save);
    }
    at("by").focus({ preventScroll: true });  // the letter is read first
  };

  const enclosed = async () => {
    const files = [...at("enclosed").files];
    if (files.length > MOST_FILES) throw new Error(`Можно приложить не больше ${MOST_FILES} файлов.`);
    if (files.some((file) => !KINDS.some((kind) => file.name.toLowerCase().endsWith(kind)))) {
      throw new Error("Принимаются файлы PDF, JPEG, PNG, TIFF, DOCX и ODT.");
    }
    if (files.reduce((sum, file) => sum + file.size, 0) > MOST_BYTES) {
      throw new Error("Файлы вместе больше 10 МБ: уменьшите снимки или приложите меньше.");
    }
    return Promise.all(files.map(async (file) => ({
      name: file.name,
      data: Sealing.toText(new Uint8Array(await file.arrayBuffer())),
    })));
  };

  at("code-form").addEventListener("submit", async (event) => {
    event.preventDefault();
    say("wrong", "");
    if (/[ЕЁЙЩЪЫЬ]/i.test(at("code").value)) {
      say("wrong", "Букв Е, Ё, Й, Щ, Ъ, Ы, Ь в коде не бывает: переспросите, какая там буква.");
      return;
    }
    if (Sealing.letters(at("code").value).length !== 18) {
      say("wrong", "В коде восемнадцать русских букв: проверьте, все ли набраны.");
      return;
    }
    at("open").disabled = true;
    try {
      const opened = await Sealing.open(packet, at("code").value);
      key = opened.key;
      show(opened.letter);
    } catch {
      say("wrong", "Код не подошёл, или файл повреждён в пути. Проверьте буквы; если не выйдет – позвоните.");
    } finally {
      at("open").disabled = false;
    }
  });

  at("answer-form").addEventListener("submit", async (event) => {
    event.preventDefault();
    say("refused", "");
    say("saved", "");
    if (!at("text").value.trim()) {
      say("refused", "Напишите, что сделано.");
      at("text").focus();
      return;
    }
    try {
      const answer = { by: at("by").value.trim(), text: at("text").value.trim(), files: await enclosed() };
      download(await Sealing.seal(packet, key, answer), `Ответ ${packet.number}.json`, "application/json");
      saved = true;
      say("saved", "Ответ сохранён в файл. Пришлите этот файл администрации; прочитать его может только она.");
    } catch (fault) {
      say("refused", fault.message);
    }
  });

  at("answer-form").addEventListener("input", () => { saved = false; });
  at("print").addEventListener("click", () => window.print());
  window.addEventListener("beforeunload", (event) => { if (!saved) event.preventDefault(); });

  if (!globalThis.crypto || !crypto.subtle) {
    say("wrong", "Этот браузер не расшифровывает файлы с диска. Откройте файл в Яндекс Браузере, Chrome, "
      + "Edge или Firefox новее 2020 года – либо попросите прислать поручение на бумаге.");
    at("open").disabled = true;
  }
})();
