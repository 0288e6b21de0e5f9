import { type AnswerPart, renderAnswerPage } from '../page/part.ts';
import { type RepairModel, renderRepair, showOf } from './section.ts';
import { texts as english, type Texts } from './texts.ts';

/** The page of question `repair` as one file, complete without a script. */
export function renderRepairPage(model: RepairModel, texts: Texts = english): string {
  const title = texts.pageTitle(model.agreement.title);
  return renderAnswerPage(model, repairPart(model, texts), { title, size: 'dense' }, texts);
}

export function repairPart(model: RepairModel, texts: Texts = english): AnswerPart {
  const { answer } = model;
  const best = answer.repairs.find((each) => each.possible);
  return {
    word: texts.word,
    question: texts.question,
    headline: answer.headline,
    lead: [
      ...(best?.possible ? [`${best.mechanism} ${best.afterwards}`] : []),
      ...(answer.unfinished.length > 0 ? [texts.unfinished(answer.unfinished)] : []),
    ],
    body: renderRepair(model, texts),
    style: '.sec ul+h2{margin-top:14px}',
    show: showOf(model),
    scope: answer.base ?? {},
  };
}
