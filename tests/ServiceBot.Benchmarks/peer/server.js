'use strict';

const http = require('node:http');
const { CloudAdapter, ConfigurationBotFrameworkAuthentication, ConversationState, MemoryStorage } = require('botbuilder');
const { runDialog } = require('botbuilder-dialogs');
const { RecoveryDialog } = require('./recovery');

const url = new URL(process.argv[2]);
// Without an app id nobody is asked who they are.
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const state = new ConversationState(new MemoryStorage());
const position = state.createProperty('dialog');
const recovery = new RecoveryDialog();

async function onTurn(context) {
  await runDialog(recovery, context, position);
  await state.saveChanges(context);
}

async function readJson(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks));
}

// The adapter expects a request and a response as web frameworks hand them over.
const server = http.createServer(async (request, response) => {
  request.body = await readJson(request);
  response.status = (code) => { response.statusCode = code; };
  response.header = (name, value) => response.setHeader(name, value);
  response.send = (body) => response.write(typeof body === 'string' ? body : JSON.stringify(body));
  await adapter.process(request, response, onTurn);
});

server.listen(Number(url.port), url.hostname, () => console.log(`ready ${url}`));
