// Drives a running ServiceBot with the unmodified botframework-directlinejs.
// node directline.mjs <folder of node_modules> <address> <scenario>
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [packages, address, scenario] = process.argv.slice(2);
const require = createRequire(join(packages, 'package.json'));
const sockets = [];
const frames = [];

globalThis.XMLHttpRequest = require('xhr2');
globalThis.WebSocket = class extends require('ws') {
  constructor(url) {
    super(url);
    sockets.push(this);
    this.on('message', data => frames.push(...JSON.parse(data).activities));
  }
};

const { ConnectionStatus, DirectLine } = require('botframework-directlinejs');
const domain = `${address}v3/directline`;

async function newToken(person) {
  const response = await fetch(`${domain}/tokens/generate`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ user: { id: person } })
  });
  assert.equal(response.status, 200);
  return (await response.json()).token;
}

/** A client that lets one wait for what it is sent. It hands activities on out of order when frames come close together. */
function connect(options) {
  const client = new DirectLine({ domain, ...options });
  const seen = [];
  const waiting = new Set();
  const subscription = client.activity$.subscribe(activity => {
    seen.push(activity);
    waiting.forEach(check => check());
  });

  return {
    client,
    seen,
    until: matches => new Promise(resolve => {
      const check = () => {
        const found = seen.find(matches);
        if (found) {
          waiting.delete(check);
          resolve(found);
        }
      };
      waiting.add(check);
      check();
    }),
    online: () => client.connectionStatus$.filter(status => status === ConnectionStatus.Online).take(1).toPromise(),
    say: (text, clientActivityID) => client
      .postActivity({ type: 'message', from: { id: 'somebody-else' }, text, channelData: { clientActivityID } })
      .toPromise(),
    close: () => {
      subscription.unsubscribe();
      client.end();
    }
  };
}

const shown = ({ from, text, attachments = [] }) => `${from.role}: ${text ?? JSON.stringify(attachments.map(({ content }) => content))}`;
const takeTexts = () => frames.splice(0).filter(({ type }) => type === 'message').map(shown);
const fromBot = ({ type, from }) => type === 'message' && from.role === 'bot';
const answerTo = said => activity => fromBot(activity) && activity.replyToId === said.id;

const scenarios = {
  async talks() {
    const chat = connect({ token: await newToken('ines') });
    const id = await chat.say('help', 'first');

    const own = await chat.until(({ channelData }) => channelData?.clientActivityID === 'first');
    assert.equal(own.id, id, 'the echo has the id that the post was answered with');
    assert.equal(own.from.id, 'ines', 'the sender is whoever the token says');
    assert.equal(own.from.role, 'user');

    const answer = await chat.until(answerTo(own));
    const ids = frames.map(({ id }) => id);
    assert.ok(ids.indexOf(own.id) < ids.indexOf(answer.id), 'the echo comes before the answer');
    chat.close();
  },

  async resumes() {
    const chat = connect({ token: await newToken('rui') });
    await chat.online();
    await chat.say('help', 'first');
    await chat.until(answerTo(await chat.until(({ channelData }) => channelData?.clientActivityID === 'first')));

    sockets.at(-1).terminate();
    await chat.say('cases', 'second');
    const own = await chat.until(({ channelData }) => channelData?.clientActivityID === 'second');
    await chat.until(answerTo(own));

    assert.equal(sockets.length, 2, 'one socket was lost and one was opened');
    const ids = chat.seen.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length, 'nothing is sent twice');
    chat.close();
  },

  async replays() {
    const first = connect({ token: await newToken('amal') });
    await first.say('help', 'first');
    await first.until(answerTo(await first.until(({ channelData }) => channelData?.clientActivityID === 'first')));
    const { conversationId } = first.client;
    first.close();
    const before = takeTexts();

    const again = connect({ token: await newToken('amal') });
    await again.say('cases', 'second');
    await again.until(answerTo(await again.until(({ channelData }) => channelData?.clientActivityID === 'second')));
    assert.equal(again.client.conversationId, conversationId, 'everybody has one private chat');
    const { watermark } = again.client;
    again.close();
    assert.deepEqual(takeTexts().slice(0, before.length), before, 'what was said comes again, once and in order');

    const later = connect({ token: await newToken('amal'), conversationId, watermark });
    await later.say('help', 'third');
    await later.until(({ channelData }) => channelData?.clientActivityID === 'third');
    assert.ok(!takeTexts().includes('user: cases'), 'nothing up to the watermark comes again');
    later.close();
  }
};

await scenarios[scenario]();
process.exit(0);
