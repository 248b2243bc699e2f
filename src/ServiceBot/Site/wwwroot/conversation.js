import { loadWebChat } from './bundle.js';
import { sayWhatIsAnswered } from './labels.js';
import { cardLook, look, words } from './look.js';
import { patiently } from './patience.js';
import { holdStill } from './presses.js';
import { withSenders } from './senders.js';
import { sayWhatIsShown } from './toggles.js';
import { Unread } from './unread.js';

const restartPause = 2000;
const connection = { expired: 3, failed: 4, ended: 5 };
const signedOut = 4401;

/** One chat of the page: Web Chat, its connection, and what has not been read yet. */
export class Conversation {
  #section;
  #options;
  #person;
  #unread;
  #visible = false;
  #webChat;
  #directLine;
  #store;
  #show;
  #attempt = 0;

  constructor(name, options) {
    this.name = name;
    this.#section = document.getElementById(name);
    this.#options = options;
    keepFocus(this.#section);
    this.#show = holdStill(this.#section);
    sayWhatIsShown(this.#section);
    sayWhatIsAnswered(this.#section);
  }

  get title() {
    return this.#section.querySelector('h2').textContent;
  }

  get unread() {
    return this.#unread?.count ?? 0;
  }

  become(person) {
    this.#person = person;
    this.#unread = new Unread(person.id, this.#options.room?.id ?? this.name);
    this.#options.onUnread(this, false);
    this.#emptyPlace();
    this.#showStatus('Connecting…');
    this.#connect('');
  }

  /** Nobody reads it any more, until somebody else comes. */
  leave() {
    this.#attempt++;
    this.#directLine?.end();
    this.#unread = undefined;
    this.#emptyPlace();
    this.#showStatus('');
    this.#options.onUnread(this, false);
  }

  setVisible(visible) {
    this.#visible = visible;
    if (visible && this.#unread) {
      this.#unread.clear();
      this.#options.onUnread(this, false);
    }
  }

  focus() {
    this.#section.querySelector('[data-id="webchat-sendbox-input"]')?.focus();
  }

  /** Starts afresh with a new token. What was being typed stays. */
  async #connect(draft) {
    const attempt = ++this.#attempt;
    const isCurrent = () => attempt === this.#attempt;
    this.#directLine?.end();

    const token = await patiently(
      async () => {
        this.#webChat ??= await loadWebChat();
        return this.#options.getToken(this.#person);
      },
      () => isCurrent() && this.#showStatus('Reconnecting…'),
      isCurrent);
    if (!isCurrent()) {
      return;
    }

    this.#directLine = this.#webChat.createDirectLine({ token, domain: `${location.origin}/v3/directline` });
    watchSocket(this.#directLine, this.#options.onSignedOut, online => isCurrent() && this.#showStatus(online ? '' : 'Reconnecting…'));
    this.#directLine.connectionStatus$.subscribe(status => {
      // Web Chat comes back from a lost socket by itself, but never from these three.
      if (isCurrent() && [connection.expired, connection.failed, connection.ended].includes(status)) {
        this.#showStatus('Reconnecting…');
        setTimeout(() => isCurrent() && this.#connect(this.#store.getState().sendBoxValue), restartPause);
      }
    });
    this.#render(draft);
  }

  #render(draft) {
    this.#store = this.#webChat.createStore({}, () => next => action => {
      if (action.type !== 'DIRECT_LINE/INCOMING_ACTIVITY') {
        return next(action);
      }
      this.#show(() => {
        this.#receive(action.payload.activity);
        next(action);
      });
    });
    this.#store.dispatch({ type: 'WEB_CHAT/SET_SEND_BOX', payload: { text: draft } });

    this.#webChat.renderWebChat({
      directLine: this.#directLine,
      store: this.#store,
      userID: this.#person.id,
      username: this.#person.name,
      locale: 'en-US',
      nonce: this.#options.nonce,
      sendTypingIndicator: false,
      styleOptions: look,
      adaptiveCardsHostConfig: cardLook,
      cardActionMiddleware: saveFiles,
      overrideLocalizedStrings: words(this.#options.placeholder),
      ...withSenders(this.#options.people, this.#person)
    }, this.#emptyPlace());
  }

  /** In its old place Web Chat would keep some of what it showed there, maybe to another person. */
  #emptyPlace() {
    const old = this.#section.querySelector('.chat-body');
    const place = old.cloneNode(false);
    old._reactRootContainer?.unmount?.(); // Web Chat has no call that frees what it holds.
    old.replaceWith(place);
    return place;
  }

  #receive(activity) {
    const says = activity.type === 'message' && (activity.text || activity.attachments?.length);
    if (!says || activity.from.id === this.#person.id) {
      return;
    }
    const isNew = this.#unread.add(activity);
    if (this.#visible) {
      this.#unread.clear();
    }
    this.#options.onUnread(this, isNew && !this.#visible);
  }

  #showStatus(text) {
    this.#section.querySelector('.status').textContent = text;
  }
}

// DirectLineJS is silent about a closed socket, and waits up to 15 seconds. A restarted server is back sooner.
function watchSocket({ services }, onSignedOut, onChange) {
  services.random = () => Math.random() / 5;
  services.WebSocket = class extends WebSocket {
    constructor(address) {
      super(address);
      this.addEventListener('open', () => onChange(true));
      this.addEventListener('close', ({ code }) => code === signedOut ? onSignedOut() : onChange(false));
    }
  };
}

// Web Chat would open a tab of its own for what is only saved. Our own files are fetched from here, by whichever name this machine was called.
const saveFiles = () => next => action => {
  const { type, value } = action.cardAction;
  const path = type === 'openUrl' && new URL(value).pathname;
  if (!path || !/^\/(cases\/\d+\/export|customers\/export|me\/data)\//.test(path)) {
    return next(action);
  }
  const link = document.createElement('a');
  link.href = path;
  link.download = '';
  link.click();
};

// A card that was answered is drawn anew, without the button that was pressed. Whoever pressed it by keyboard stays in the chat.
function keepFocus(section) {
  let pressed;
  section.addEventListener('click', ({ target, detail }) => {
    pressed = detail === 0 ? target.closest('.ac-pushButton') : null;
  }, { capture: true });
  new MutationObserver(() => {
    if (pressed && !pressed.isConnected && document.activeElement === document.body) {
      pressed = null;
      section.querySelector('.webchat__basic-transcript').focus();
    }
  }).observe(section, { childList: true, subtree: true });
}
