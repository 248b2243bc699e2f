import { peopleOfTheTeam, tokenForPrivateChat } from './server.js';

/** What the server refuses, in its own words, which are for people. */
export class Refused extends Error {}

/** Talks with the server for one person. A token lasts half an hour, and a page is left open for longer. */
export class JournalServer {
  #person;
  #token;

  static async open() {
    const { me, people } = await peopleOfTheTeam();
    const asked = new URLSearchParams(location.search).get('as');
    const server = new JournalServer();
    server.#person = me ?? people.find(({ id }) => id === asked) ?? people[0];
    return server;
  }

  read = async () => (await this.#ask('GET', '')).json();

  write = async entry => (await this.#ask('POST', '', entry)).json();

  keepStrength = text => this.#ask('PUT', '/strength', { text });

  remove = id => this.#ask('DELETE', `/${encodeURIComponent(id)}`);

  removeAll = () => this.#ask('DELETE', '');

  download = async kind => (await this.#ask('GET', `/export.${kind}`)).blob();

  async #ask(method, path, body) {
    let response = await this.#send(method, path, body);
    if ([401, 403].includes(response.status)) {
      this.#token = undefined;
      response = await this.#send(method, path, body);
    }
    if (response.ok) {
      return response;
    }
    const said = await response.json().catch(() => undefined);
    throw response.status < 500 && said?.error?.message
      ? new Refused(said.error.message)
      : new Error(`${method} ${path} answered ${response.status}`);
  }

  async #send(method, path, body) {
    this.#token ??= await tokenForPrivateChat(this.#person);
    return fetch(`/me/journal${path}`, {
      method,
      headers: { Authorization: `Bearer ${this.#token}`, ...body && { 'Content-Type': 'application/json' } },
      body: body && JSON.stringify(body)
    });
  }
}
