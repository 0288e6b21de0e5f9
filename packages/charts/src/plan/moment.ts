import { nameOf } from '@lockstep/engine/names';
import { box, finish, line, type Part, words } from '../svg/drawing.ts';
import { fillOf, markOf } from '../svg/look.ts';
import { widthOf } from '../svg/measure.ts';
import { element } from '../svg/write.ts';
import type { PlanDrawing } from './columns.ts';
import { type Frame, frameOf, type PlanLook } from './frame.ts';
import { headMoment, type Moment, momentOf } from './moments.ts';

/** What the party keeps if it leaves at a moment, what it gets if it goes on, and what holds it. */
interface Balance {
  readonly party: number;
  readonly keeps: number;
  readonly gets: number;
  readonly stake: number;
}

/**
 * The binding moment as bars, on that party's own scale: what it keeps by leaving, what it gets by going on, and the
 * difference against what it has at stake. Empty if the deal has no moment to leave at.
 */
export function drawMoment(drawing: PlanDrawing, look: PlanLook = {}): string {
  const moment = momentOf(drawing.answer);
  if (!moment) return '';
  const frame = { ...frameOf(drawing, { ...look, width: look.width ?? 330 }), interactive: false };
  const balance = balanceOf(drawing, moment);
  const title = headMoment(drawing, frame.words);
  const { balanceText } = frame.words;
  const name = nameOf(drawing.agreement, moment.party);
  const said = balanceText(
    name,
    frame.show.number(balance.keeps),
    frame.show.number(balance.gets),
    frame.show.amount(balance.stake),
  );
  return finish(frame, [drawBars(frame, balance)], title, said, look.style ?? true);
}

function balanceOf({ agreement, answer }: PlanDrawing, { after, party, slack }: Moment): Balance {
  const stake = answer.at_stake[party] ?? 0;
  const gets = answer.states[after]?.seen_through?.[party] ?? answer.completion[party] ?? 0;
  return { party: agreement.parties.findIndex(({ id }) => id === party), gets, keeps: gets + stake - slack, stake };
}

function drawBars(frame: Frame, { party, keeps, gets, stake }: Balance): Part {
  const room = frame.width - 128;
  const values = [0, keeps, gets, gets + stake];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const at = (value: number) => 2 + ((value - low) / (high - low || 1)) * room;
  const gained = keeps - gets;
  const side = { ...fillOf(frame.prefix, party), stroke: `var(--l-${markOf(party)})` };
  const bar = (y: number, from: number, to: number, look: Readonly<Record<string, string>>) =>
    box(frame, Math.min(at(from), at(to)), y, Math.abs(at(to) - at(from)), 13, look);
  const label = (y: number, to: number, text: string, style = 'val') => {
    const x = Math.min(at(to) + 6, frame.width - widthOf(text, 11.5));
    return words(frame, x, y + 11, text, `${style} halo`);
  };
  const { words: say } = frame;
  const difference =
    gained > 0 ? say.gainedByLeaving(frame.show.amount(gained)) : say.lostByLeaving(frame.show.amount(gained));
  const svg = [
    words(frame, at(low) + 6, 11, say.ifLeaves, 'soft'),
    bar(17, 0, keeps, side) + label(17, Math.max(keeps, 0), frame.show.number(keeps)),
    words(frame, at(low) + 6, 47, say.ifGoesOn, 'soft'),
    bar(53, 0, gets, side) + label(53, Math.max(gets, 0), frame.show.number(gets)),
    line(frame, at(gets), 53, at(gets), 114, 'zero') + line(frame, at(keeps), 17, at(keeps), 92, 'zero'),
    bar(77, gets, keeps, { class: gained > stake ? 'breaks' : 'joint' }),
    label(77, Math.max(keeps, gets), difference, gained > stake ? 'alarm' : 'val'),
    bar(101, gets, gets + stake, { class: 'joint' }) + label(101, gets + stake, say.atStake(frame.show.amount(stake))),
    line(frame, at(0), 14, at(0), 70, 'walk'),
  ];
  return { svg: element('g', { class: 'moment' }, svg.join('')), height: 120 };
}
