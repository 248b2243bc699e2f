'use strict';

const { CardFactory, MessageFactory } = require('botbuilder');
const { ComponentDialog, TextPrompt, WaterfallDialog } = require('botbuilder-dialogs');
const steps = require('./steps');

/** Asks step by step, each with a card that is edited in place once it is answered, as ServiceBot does. */
class RecoveryDialog extends ComponentDialog {
  constructor() {
    super('recovery');
    this.addDialog(new TextPrompt('answer'));
    this.addDialog(new WaterfallDialog('steps', [...steps.map((_, i) => (turn) => ask(turn, i)), close]));
    this.initialDialogId = 'steps';
  }
}

async function ask(turn, i) {
  if (i === 0) turn.values.problem = turn.context.activity.text;
  else await settle(turn, i - 1);

  const { id } = await turn.context.sendActivity(message(question(steps[i], turn.values)));
  turn.values.asked = id;
  return turn.prompt('answer', { retryPrompt: steps[i].question });
}

async function close(turn) {
  await settle(turn, steps.length - 1);
  await turn.context.sendActivity(`The case is closed. Thank you, ${turn.context.activity.from.name}.`);
  return turn.endDialog();
}

/** Keeps the answer, and shows it in the card in place of the question. */
async function settle(turn, i) {
  turn.values[steps[i].id] = turn.result;
  await turn.context.updateActivity({ ...message(settled(steps[i], turn.result)), id: turn.values.asked });
}

const message = (card) => MessageFactory.attachment(CardFactory.adaptiveCard(card));

const question = (step, values) => card(`${step.title}\n${step.question}`, [
  heading(step.title), said(values.problem), words(step.why), words(step.question), ...step.inputs,
], step.answers.map((answer) => ({
  type: 'Action.Submit', title: answer, data: { step: step.id, answer },
})));

const settled = (step, answer) => card(`${step.title}\n${answer}`, [heading(step.title), said(answer)]);

const card = (fallbackText, body, actions) => ({
  type: 'AdaptiveCard',
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  version: '1.5',
  fallbackText,
  body,
  actions,
});

const heading = (text) => ({ type: 'TextBlock', text, size: 'Medium', weight: 'Bolder', style: 'heading', wrap: true });
const words = (text) => ({ type: 'TextBlock', text, isSubtle: false, wrap: true });
const said = (text) => ({ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text }] });

module.exports = { RecoveryDialog };
