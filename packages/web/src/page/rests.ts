import type { Numbers } from '@lockstep/charts/numbers';
import { escapeText } from '@lockstep/charts/write';
import type { Range, Step } from '@lockstep/engine/agreement';
import { nameOf, titleOf } from '@lockstep/engine/names';
import { likelyValue } from '@lockstep/engine/worth';
import { type CaseModel, isJudged, type PageModel } from './model.ts';
import type { PageTexts } from './texts.ts';

/** What the answer rests on: whose assessment, every worth with its reason, and the sources. */
export function renderRests(
  model: CaseModel,
  show: Numbers,
  scope: { readonly done?: readonly string[]; readonly left_out?: readonly string[] },
  texts: PageTexts,
): string {
  return `<h2>${texts.rests}</h2><p>${escapeText(leadOf(model, scope, texts))}</p>
<details class="np" id="worths"><summary>${texts.worths}</summary>${renderWorths(model, show, texts)}</details>`;
}

function leadOf(
  { agreement, assessment, assessmentName }: CaseModel,
  { done = [], left_out = [] }: Parameters<typeof renderRests>[2],
  texts: PageTexts,
): string {
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
    ...(done.length > 0 ? [texts.alreadyDone(done)] : []),
    ...(left_out.length > 0 ? [texts.leftOut(left_out)] : []),
    ...[assessment.note ?? ''].filter((note) => note !== ''),
  ].join(' ');
}

function renderWorths(model: CaseModel, show: Numbers, texts: PageTexts): string {
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

function renderBundles(model: CaseModel, show: Numbers, texts: PageTexts): string[] {
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
function renderRates(model: CaseModel, texts: PageTexts): string[] {
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

function renderDrift(model: CaseModel, show: Numbers, texts: PageTexts): string[] {
  const { agreement, assessment } = model;
  return Object.entries(assessment.drift).map(([name, pay]) => {
    const worths = agreement.parties.map((party) => `${nameOf(agreement, party.id)} ${show.gain(pay[party.id] ?? 0)}`);
    const stoppers = agreement.steps.filter((step) => step.stops === name).map((step) => `\u201c${step.title}\u201d`);
    const label = texts.driftLabel(name, agreement.timeUnit, stoppers);
    return renderReason(model, label, escapeText(worths.join(', ')), [`drift.${name}`, 'drift'], texts);
  });
}

/** The red lines and devices of the text, each with whose it is. */
function renderRules({ agreement }: CaseModel, texts: PageTexts): string[] {
  const title = (id: string) => `\u201c${titleOf(agreement, id)}\u201d`;
  return agreement.rules.map((rule) => {
    const owner = rule.of === undefined ? texts.theText : nameOf(agreement, rule.of);
    const steps = rule.kind === 'never' ? [rule.step] : rule.steps;
    return `<dt>${escapeText(owner)}</dt><dd>${escapeText(texts.ruleSays(rule.kind, steps.map(title)))}</dd>`;
  });
}

/** A number as it is said; a range by its likely value, with its ends beside it. */
function valueText(range: Range, say: (value: number) => string, texts: PageTexts): string {
  if (typeof range === 'number') return say(range);
  return `${say(likelyValue(range))}<small>${texts.range(say(range[0]), say(range.at(-1) as number))}</small>`;
}

function renderStep(model: CaseModel, step: Step, show: Numbers, texts: PageTexts): string {
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
  return `<li id="worth-${escapeText(id)}"><h3>${escapeText(step.title)} ${basis}${citations(model, step.sources, texts)}</h3><dl>${reasons.join('')}</dl>${note}</li>`;
}

function renderReason(
  model: CaseModel,
  label: string,
  worth: string,
  keys: readonly string[],
  texts: PageTexts,
): string {
  const { why, basis } = model.assessment;
  const found = keys.find((key) => why[key] !== undefined);
  const reason = found === undefined ? `<span class="muted">${texts.noWhy}</span>` : escapeText(why[found] as string);
  const based = keys.find((key) => basis[key] !== undefined);
  return `<dt>${escapeText(label)}</dt><dd><b class="num">${worth}</b> ${reason} ${based ? mark(basis[based] as string, texts) : ''}</dd>`;
}

/** What an entry rests on, where it is not seen in a source. */
export function mark(basis: string, texts: PageTexts): string {
  return `<span class="mark">${escapeText(texts.basis(basis))}</span>`;
}

/** Ids of sources as numbers that lead to the list. */
export function citations(model: PageModel, ids: readonly string[], texts: PageTexts): string {
  const all = citedSources(model);
  return ids
    .map((id) => {
      if (!model.sources[id])
        return ` <span class="mark">${escapeText(id === 'background' ? texts.background : id)}</span>`;
      return ` <a class="cite" href="#source-${all.indexOf(id) + 1}">[${all.indexOf(id) + 1}]</a>`;
    })
    .join('');
}

/** Ids of the sources that the assessment, the steps, the proposals, the events and the record cite, in the order in which they appear. */
function citedSources(model: PageModel): readonly string[] {
  const { agreement, sources } = model;
  const ids = [
    ...(isJudged(model) ? (model.assessment.sources ?? []) : []),
    ...[...agreement.steps, ...(agreement.commitments ?? [])].flatMap((step) => [
      ...step.sources,
      ...step.verification.flatMap((check) => check.sources ?? []),
      ...(step.warning?.sources ?? []),
    ]),
    ...[...(agreement.proposals ?? []), ...(agreement.events ?? [])].flatMap((each) => each.sources),
    ...(model.cited ?? []),
  ];
  return [...new Set(ids)].filter((id) => sources[id] !== undefined);
}

/** The list of sources, each with its link and whether it has been read. */
export function renderSources(model: PageModel, texts: PageTexts): string {
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

/** What a step is worth to a party, with its range. */
export function worthCell(model: CaseModel, id: string, party: string, show: Numbers, texts: PageTexts): string {
  const { worth, ranks } = model.assessment;
  const value = (worth[id] ?? worth[id.replace(/\.\d+$/, '')])?.[party];
  if (value === undefined) return ranks[party] ? texts.byRank : show.gain(0);
  const range =
    typeof value === 'number'
      ? ''
      : `<small>${texts.range(show.gain(value[0]), show.gain(value.at(-1) as number))}</small>`;
  return `${show.gain(likelyValue(value))}${range}`;
}
