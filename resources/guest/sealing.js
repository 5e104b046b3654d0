"use strict";
/* Opens a commission with its code and seals the answer: AES-256-GCM under PBKDF2-SHA-256, as the office does. */
const Sealing = (() => {
  const ITERATIONS = 600000;
  const LATIN = "ABKMHOPCTYX";
  const CYRILLIC = "АВКМНОРСТУХ";

  const letters = (code) =>
    [...code.toUpperCase()]
      .map((one) => (LATIN.includes(one) ? CYRILLIC[LATIN.indexOf(one)] : one))
      .filter((one) => "АБВГДЖЗИКЛМНОПРСТУФХЦЧШЭЮЯ".includes(one))
      .join("");

  const fromHex = (hex) => Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));
  const fromText = (text) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
  const toText = (bytes) => {
    let said = "";
    for (let start = 0; start < bytes.length; start += 32768) {
      said += String.fromCharCode(...bytes.subarray(start, start + 32768));
    }
    return btoa(said);
  };

  const keyOf = async (code, commission) => {
    const typed = await crypto.subtle.importKey(
      "raw", new TextEncoder().encode(letters(code)), "PBKDF2", false, ["deriveKey"]);
    return crypto.subtle.deriveKey(
      { name: "PBKDF2", hash: "SHA-256", salt: fromHex(commission), iterations: ITERATIONS },
      typed, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  };

  const bound = (iv, format, packet) => ({
    name: "AES-GCM",
    iv,
    additionalData: new TextEncoder().encode(`${format} ${packet.version} ${packet.commission}`),
  });

  const open = async (packet, code) => {
    const key = await keyOf(code, packet.commission);
    const plain = await crypto.subtle.decrypt(
      bound(fromText(packet.iv), packet.format, packet), key, fromText(packet.sealed));
    return { key, letter: JSON.parse(new TextDecoder().decode(plain)) };
  };

  const seal = async (packet, key, answer) => {
    const format = `${packet.format}-answer`;
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const plain = new TextEncoder().encode(JSON.stringify(answer));
    const sealed = await crypto.subtle.encrypt(bound(iv, format, packet), key, plain);
    return JSON.stringify({
      format,
      version: packet.version,
      commission: packet.commission,
      iv: toText(iv),
      sealed: toText(new Uint8Array(sealed)),
    });
  };

  return { letters, open, seal, fromText, toText };
})();
