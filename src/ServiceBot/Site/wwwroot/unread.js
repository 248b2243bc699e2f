/** How far one person has read one conversation, remembered by the browser. */
export class Unread {
  #key;
  #readUntil;
  #newest = '';
  #waiting = new Set();

  constructor(person, conversation) {
    this.#key = `servicebot/read/${person}/${conversation}`;
    this.#readUntil = localStorage.getItem(this.#key) ?? '';
  }

  get count() {
    return this.#waiting.size;
  }

  /** Says whether the message is one that has not been read. Edits keep their timestamp and stay read. */
  add({ id, timestamp = '' }) {
    this.#newest = timestamp > this.#newest ? timestamp : this.#newest;
    const isNew = timestamp > this.#readUntil && !this.#waiting.has(id);
    if (isNew) {
      this.#waiting.add(id);
    }
    return isNew;
  }

  clear() {
    this.#waiting.clear();
    if (this.#newest > this.#readUntil) {
      this.#readUntil = this.#newest;
      localStorage.setItem(this.#key, this.#readUntil);
    }
  }
}
