import type { Numbers } from '@lockstep/charts/numbers';
import { escapeText } from '@lockstep/charts/write';
import type { Agreement, Step } from '@lockstep/engine/agreement';
import type { ProposalAnswer } from '@lockstep/engine/deals/answer';
import { proposalSentence } from '@lockstep/engine/deals/wording';
import { nameOf } from '@lockstep/engine/names';
import { labelOf, list } from '@lockstep/engine/words';
import { citations, mark } from '../page/rests.ts';
import { scroll } from '../page/table.ts';
import type { DealsModel } from './model.ts';
import type { Texts } from './texts.ts';

/** The proposals side by side: which steps each holds, and what it is worth and needs. */
export function renderProposals(model: DealsModel, show: Numbers, texts: Texts): string {
  const { answer, agreement } = model;
  if (answer.proposals.length === 0) return '';
  const heads = answer.proposals.map(
    ({ title }, k) => `<th class="n" scope="col">${k + 1}<small>${escapeText(title)}</small></th>`,
  );
  const steps = agreement.steps.filter(({ id }) => answer.proposals.some((each) => isIn(each, id)));
  const [a, b, more] = agreement.parties;
  const lead = a && b && !more ? texts.proposalsLead(labelOf(a.name), labelOf(b.name)) : texts.proposalsLeadMany;
  const stepRows = steps.map(
    (step) =>
      `<tr><th scope="row">${escapeText(step.title)}</th>${answer.proposals.map((each) => stepCell(agreement, step, each, texts)).join('')}</tr>`,
  );
  const row = (label: string, cell: (proposal: ProposalAnswer) => string) =>
    `<tr><th scope="row">${escapeText(label)}</th>${answer.proposals.map((each) => `<td class="n">${cell(each)}</td>`).join('')}</tr>`;
  const numbersRows = [
    ...agreement.parties.map(({ id, name }) => row(texts.worth(name), ({ u }) => show.gain(u[id] as number))),
    row(texts.holds, (each) => holdsText(each, texts)),
    row(texts.broken, (each) => escapeText(ownersOf(agreement, each, texts))),
    ...agreement.parties.map(({ id, name }) =>
      row(texts.needs(name, show.number(answer.at_stake[id] as number)), ({ road_map }) =>
        road_map?.stakes ? show.number(road_map.stakes[id] as number) : '\u2013',
      ),
    ),
    ...agreement.parties.map(({ id, name }) =>
      row(texts.trust(name), ({ road_map }) =>
        road_map?.trusts ? show.number(road_map.trusts[id] as number) : '\u2013',
      ),
    ),
    row(texts.duration(agreement.timeUnit), ({ road_map }) =>
      road_map?.duration == null ? '\u2013' : show.number(road_map.duration),
    ),
  ];
  return `<section class="sec" id="proposals"><h2>${texts.proposals}</h2><p class="lead">${escapeText(lead)}</p>
${scroll(
  texts.proposals,
  `<table class="props"><thead><tr><th scope="col">${texts.step}</th>${heads.join('')}</tr></thead>
<tbody>${stepRows.join('')}</tbody><tbody><tr><th scope="rowgroup" colspan="${answer.proposals.length + 1}" class="part">${texts.finished}</th></tr>${numbersRows.join('')}</tbody></table>`,
)}</section>`;
}

/** Does a proposal hold a step of the file, or a part of it? */
function isIn({ steps }: ProposalAnswer, id: string): boolean {
  return steps.some((each) => each === id || each.replace(/\.\d+$/, '') === id);
}

function stepCell(agreement: Agreement, step: Step, proposal: ProposalAnswer, texts: Texts): string {
  if (!isIn(proposal, step.id)) {
    return `<td class="n"><span aria-hidden="true" class="muted">\u00b7</span><span class="vh">${texts.notIn}</span></td>`;
  }
  const side = step.by.length > 1 ? -1 : agreement.parties.findIndex(({ id }) => id === step.by[0]);
  const isTold = agreement.parties.length === 2;
  const glyph = !isTold ? '\u25cf' : side < 0 ? '\u25e7' : side === 1 ? '\u25a8' : '\u25a0';
  const ink = !isTold || side < 0 ? '' : side === 1 ? ' side-b' : ' side-a';
  const who = list(step.by.map((id) => nameOf(agreement, id)));
  return `<td class="n"><span aria-hidden="true" class="glyph${ink}">${glyph}</span><span class="vh">${escapeText(texts.isIn(who))}</span></td>`;
}

function holdsText({ road_map }: ProposalAnswer, texts: Texts): string {
  if (!road_map) return '\u2013';
  if (road_map.holds) return texts.yes;
  return road_map.proved ? `<span class="brk">${texts.no}</span>` : texts.open;
}

function ownersOf(agreement: Agreement, { breaks }: ProposalAnswer, texts: Texts): string {
  const owners = breaks.map(({ of }) => (of === null ? texts.theTextItself : labelOf(nameOf(agreement, of))));
  return owners.length === 0 ? '\u2013' : list([...new Set(owners)]);
}

/** Each proposal in words, with its note and its sources. */
export function renderEachProposal(model: DealsModel, texts: Texts): string {
  const { answer, agreement } = model;
  if (answer.proposals.length === 0) return '';
  const told = { ...answer, agreement };
  const items = answer.proposals.map((proposal, k) => {
    const basis = proposal.basis ? ` ${mark(proposal.basis, texts)}` : '';
    const note = proposal.note ? `<p class="note">${escapeText(proposal.note)}</p>` : '';
    return `<li><b>${k + 1}</b> ${escapeText(proposalSentence(told, proposal))}${basis}${citations(model, proposal.sources, texts)}${note}</li>`;
  });
  return `<section class="sec" id="each"><h2>${texts.each}</h2><ul class="plain">${items.join('')}</ul></section>`;
}
