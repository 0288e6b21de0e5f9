import { type Numbers, numbersOf } from '@lockstep/charts/numbers';
import { escapeText } from '@lockstep/charts/write';
import type { Range, Step } from '@lockstep/engine/agreement';
import { nameOf } from '@lockstep/engine/names';
import { likelyValue } from '@lockstep/engine/worth';
import type { PageModel } from './model.ts';
import { worthCell } from './table.ts';
import type { Texts } from './texts.ts';

/** What the answer rests on: whose assessment, every worth with its reason, and the sources. */
export function renderRests(model: PageModel, texts: Texts): string {
  return `<h2>${texts.rests}</h2><p>${escapeText(leadOf(model, texts))}</p>
<details class="np" id="worths"><summary>${texts.worths}</summary>${renderWorths(model, texts)}</details>`;
}

function leadOf({ agreement, assessment, assessmentName, answer }: PageModel, texts: Texts): string {
  const people = (assessment.people ?? []).map((id) => {
    const person = agreement.people.find((each) => each.id === id);
    return person?.role ? `${person.name ?? id} (${person.role})` : nameOf(agreement, id);
  });
  const by = assessment.by ? texts.by(assessment.by) : '';
  const dated = assessment.asOf ? texts.dated(assessment.asOf) : '';
  const inPart = agreement.steps.filter(
    (step) => step.basis === 'background' || step.basis === 'mixed' || step.sources.includes('background'),
  );
  const bases = Object.values(assessment.basis);
  const judged = bases.filter((basis) => basis === 'judgement').length;
  return [
    texts.restsLead(assessmentName ?? agreement.id, by, dated),
    ...(people.length > 0 ? [texts.heldBy(people)] : []),
    texts.agreementDated(agreement.asOf),
    ...(judged > 0 ? [texts.judgedNote(judged, bases.length)] : []),
    ...(inPart.length > 0 ? [texts.backgroundNote(inPart.length, agreement.steps.length)] : []),
    ...(answer.done.length > 0 ? [texts.alreadyDone(answer.done)] : []),
    ...(answer.left_out.length > 0 ? [texts.leftOut(answer.left_out)] : []),
    ...[assessment.note ?? ''].filter((note) => note !== ''),
  ].join(' ');
}

function renderWorths(model: PageModel, texts: Texts): string {
  const show = numbersOf(model.answer);
  const steps = model.agreement.steps.map((step) => renderStep(model, step, show, texts));
  const stakes = model.agreement.parties.map(({ id, name }) => {
    const range = model.assessment.stakes[id] ?? 0;
    return renderReason(
      model,
      texts.stakesWorth(name),
      valueText(range, show.number, texts),
      [`stakes.${id}`, 'stakes'],
      texts,
    );
  });
  const group = (title: string, rows: readonly string[]) =>
    rows.length === 0 ? '' : `<li><h3>${title}</h3><dl>${rows.join('')}</dl></li>`;
  return `<ul class="worths">${steps.join('')}${[
    group(texts.bundlesTitle, renderBundles(model, show, texts)),
    group(texts.stakesTitle, stakes),
    group(texts.ratesTitle(model.agreement.timeUnit), renderRates(model, texts)),
    group(texts.driftTitle, renderDrift(model, show, texts)),
    group(texts.rulesTitle, renderRules(model, texts)),
  ].join('')}</ul>`;
}

function renderBundles(model: PageModel, show: Numbers, texts: Texts): string[] {
  const { agreement, assessment } = model;
  return assessment.bundles.flatMap(({ steps, worth }) => {
    const titles = steps.map((id) => `\u201c${titleOf(agreement, id)}\u201d`).join(' + ');
    return agreement.parties.flatMap(({ id, name }) =>
      worth[id] === undefined
        ? []
        : renderReason(
            model,
            `${titles}: ${texts.worthTo(name)}`,
            valueText(worth[id], show.number, texts),
            ['bundles'],
            texts,
          ),
    );
  });
}

/** Impatience and hazard as the assessment states them, digit for digit; none where all are 0. */
function renderRates(model: PageModel, texts: Texts): string[] {
  const { impatience, hazard } = model.assessment;
  const rates = [
    ...model.agreement.parties.map(({ id, name }) => ({
      rate: impatience[id] ?? 0,
      label: texts.impatienceOf(name),
      keys: [`impatience.${id}`, 'impatience'],
    })),
    { rate: hazard, label: texts.hazard, keys: ['hazard'] },
  ];
  if (rates.every(({ rate }) => rate === 0)) return [];
  return rates.map(({ rate, label, keys }) => renderReason(model, label, valueText(rate, String, texts), keys, texts));
}

function renderDrift(model: PageModel, show: Numbers, texts: Texts): string[] {
  const { agreement, assessment } = model;
  return Object.entries(assessment.drift).map(([name, pay]) => {
    const worths = agreement.parties.map((party) => `${nameOf(agreement, party.id)} ${show.gain(pay[party.id] ?? 0)}`);
    const stoppers = agreement.steps.filter((step) => step.stops === name).map((step) => `\u201c${step.title}\u201d`);
    const label = texts.driftLabel(name, agreement.timeUnit, stoppers);
    return renderReason(model, label, escapeText(worths.join(', ')), [`drift.${name}`, 'drift'], texts);
  });
}

/** The red lines and devices of the text, each with whose it is. */
function renderRules({ agreement }: PageModel, texts: Texts): string[] {
  const title = (id: string) => `\u201c${titleOf(agreement, id)}\u201d`;
  return agreement.rules.map((rule) => {
    const owner = rule.of === undefined ? texts.theText : nameOf(agreement, rule.of);
    const steps = rule.kind === 'never' ? [rule.step] : rule.steps;
    return `<dt>${escapeText(owner)}</dt><dd>${escapeText(texts.ruleSays(rule.kind, steps.map(title)))}</dd>`;
  });
}

function titleOf(agreement: PageModel['agreement'], id: string): string {
  return agreement.steps.find((step) => step.id === id)?.title ?? id;
}

/** A number as it is said; a range by its likely value, with its ends beside it. */
function valueText(range: Range, say: (value: number) => string, texts: Texts): string {
  if (typeof range === 'number') return say(range);
  return `${say(likelyValue(range))}<small>${texts.range(say(range[0]), say(range.at(-1) as number))}</small>`;
}

function renderStep(model: PageModel, step: Step, show: Numbers, texts: Texts): string {
  const id = step.part?.of ?? step.id;
  const { parties } = model.agreement;
  const own = parties.some((party) => model.assessment.why[`${id}.${party.id}`] !== undefined);
  const reasons = parties.map((party, i) => {
    const keys = [`${id}.${party.id}`, id];
    const worth = worthCell(model, id, party.id, show, texts);
    const last = i === parties.length - 1;
    return own || last
      ? renderReason(model, texts.worthTo(party.name), worth, keys, texts)
      : `<dt>${escapeText(texts.worthTo(party.name))}</dt><dd><b class="num">${worth}</b></dd>`;
  });
  const note = step.note ? `<p class="note">${escapeText(step.note)}</p>` : '';
  const basis = step.basis ? mark(step.basis, texts) : '';
  return `<li><h3>${escapeText(step.title)} ${basis}${citations(model, step.sources, texts)}</h3><dl>${reasons.join('')}</dl>${note}</li>`;
}

function renderReason(model: PageModel, label: string, worth: string, keys: readonly string[], texts: Texts): string {
  const { why, basis } = model.assessment;
  const found = keys.find((key) => why[key] !== undefined);
  const reason = found === undefined ? `<span class="muted">${texts.noWhy}</span>` : escapeText(why[found] as string);
  const based = keys.find((key) => basis[key] !== undefined);
  return `<dt>${escapeText(label)}</dt><dd><b class="num">${worth}</b> ${reason} ${based ? mark(basis[based] as string, texts) : ''}</dd>`;
}

function mark(basis: string, texts: Texts): string {
  return `<span class="mark">${escapeText(texts.basis(basis))}</span>`;
}

/** Ids of sources as numbers that lead to the list. */
function citations(model: PageModel, ids: readonly string[], texts: Texts): string {
  const all = citedSources(model);
  return ids
    .map((id) => {
      if (!model.sources[id])
        return ` <span class="mark">${escapeText(id === 'background' ? texts.background : id)}</span>`;
      return ` <a class="cite" href="#source-${all.indexOf(id) + 1}">[${all.indexOf(id) + 1}]</a>`;
    })
    .join('');
}

/** Ids of the sources that the steps and the assessment cite, in the order in which they appear. */
function citedSources({ agreement, assessment, sources }: PageModel): readonly string[] {
  const ids = [...(assessment.sources ?? []), ...agreement.steps.flatMap((step) => step.sources)];
  return [...new Set(ids)].filter((id) => sources[id] !== undefined);
}

/** The list of sources, each with its link and whether it has been read. */
export function renderSources(model: PageModel, texts: Texts): string {
  const items = citedSources(model).map((id, k) => {
    const { title, url, basis } = model.sources[id] as PageModel['sources'][string];
    const safe = url !== undefined && /^https?:\/\//i.test(url);
    const name = safe
      ? `<a href="${escapeText(url)}" rel="noreferrer">${escapeText(title || id)}</a>`
      : escapeText(title || id);
    const note = texts.sourceBasis[basis];
    return `<li id="source-${k + 1}">${name}${note ? ` <span class="mark">${note}</span>` : ''}</li>`;
  });
  return `<h2>${texts.sources}</h2>${items.length > 0 ? `<ol class="src">${items.join('')}</ol>` : `<p>${texts.noSources}</p>`}`;
}
