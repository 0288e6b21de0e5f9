/** The browser's part of the page of question `plan`: reads the embedded model and lets steps and stakes be moved. */

import { numbersOf } from '@lockstep/charts/numbers';
import { drawPlan } from '@lockstep/charts/plan';
import { watchDragging } from './drag.ts';
import { renderFigure, type Widths } from './figure.ts';
import { readLink, writeLink } from './link.ts';
import { givenStake, type PageModel, type Shown, type View } from './model.ts';
import { placeOf } from './moves.ts';
import { movingParts } from './parts.ts';
import { Session } from './session.ts';
import { texts } from './texts.ts';

const model = JSON.parse(byId('model').textContent ?? '') as PageModel;
const session = new Session(model, texts);
const status = byId('status');
const narrow = window.matchMedia('(max-width:760px)');
let anchor = { step: '', mark: 0 };

start();

function start(): void {
  document.body.classList.add('live');
  if (location.hash.includes('=')) say(session.restore(readLink(location.hash)));
  openTableToPrint();
  watchControls();
  watchCards();
  watchKeys();
  window.addEventListener('hashchange', () => {
    const fragment = location.hash.slice(1);
    if (fragment === writeLink(session.link) || (fragment !== '' && !fragment.includes('='))) return;
    act(() => session.restore(readLink(fragment)));
  });
  let width = window.innerWidth;
  window.addEventListener('resize', () => {
    if (width === window.innerWidth) return;
    width = window.innerWidth;
    fillFigure(session.view);
  });
  show();
}

/** On the screen the table waits behind its summary; on paper it is always open. */
function openTableToPrint(): void {
  const data = document.querySelector<HTMLDetailsElement>('details.data');
  if (!data) return;
  data.open = false;
  let open = false;
  window.addEventListener('beforeprint', () => {
    open = data.open;
    data.open = true;
  });
  window.addEventListener('afterprint', () => {
    data.open = open;
  });
}

function byId<Found extends HTMLElement = HTMLElement>(id: string): Found {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found as Found;
}

/** Says what happened; those who hear the page are told the new headline too. */
function say(text: string, headline = ''): void {
  status.textContent = text;
  if (headline === '') return;
  const heard = document.createElement('span');
  heard.className = 'vh';
  heard.textContent = ` ${headline}`;
  status.append(heard);
}

/** One change: does it, shows it, says it; keeps the focus on the same card and the link up to date. */
function act(change: () => string, moved?: string): void {
  const step = moved ?? document.activeElement?.closest<SVGGElement>('.card[data-step]')?.dataset['step'];
  const before = session.view;
  const text = change();
  show();
  if (step !== undefined) focusCard(step);
  say(text, session.view === before ? '' : session.view.answer.headline);
  keepLink();
}

/** Writes order and stakes into the address; some browsers refuse when a slider asks too often, and the next change mends it. */
function keepLink(): void {
  const link = writeLink(session.link);
  try {
    history.replaceState(null, '', link === '' ? location.pathname + location.search : `#${link}`);
  } catch (refused) {
    if (!(refused instanceof DOMException)) throw refused;
  }
}

function focusCard(step: string): void {
  const side = narrow.matches ? '.narrow' : '.wide';
  const cards = byId('figure').querySelectorAll<SVGGElement>(`${side} .card[data-step]`);
  [...cards].find((card) => card.dataset['step'] === step)?.focus({ preventScroll: true });
}

function show(): void {
  const chosen = document.querySelector<HTMLSelectElement>('#mover select')?.value;
  fill(session.view, Object.keys(movingParts));
  const select = document.querySelector<HTMLSelectElement>('#mover select');
  if (select && chosen) select.value = chosenMove(chosen) ?? select.value;
  setControls();
}

/** The first step of the move that a step belongs to: what the list of moves holds. */
function chosenMove(step: string): string | undefined {
  const move = session.view.answer.order[placeOf(session.view.answer.order, step)];
  return typeof move === 'string' ? move : move?.[0];
}

function fill(view: View, ids: readonly string[]): void {
  for (const id of ids) {
    if (id === 'figure') fillFigure(view);
    else byId(id).innerHTML = movingParts[id]?.(view, texts) ?? '';
  }
}

function fillFigure(view: View): void {
  byId('figure').innerHTML = renderFigure(view, texts, roomNow());
}

function roomNow(): Widths {
  const width = byId('figure').clientWidth || 1240;
  return { wide: Math.max(700, Math.min(width, 1400)), narrow: Math.max(300, Math.min(width, 720)) };
}

function setControls(): void {
  const { view } = session;
  const { number } = numbersOf(view.answer);
  for (const input of document.querySelectorAll<HTMLInputElement>('input[name=order]')) {
    input.checked = input.value === view.shown;
    if (input.value === 'own') input.disabled = view.shown !== 'own';
  }
  for (const party of model.agreement.parties) {
    const given = givenStake(model, party.id);
    const now = view.stakes[party.id] ?? given;
    for (const input of inputsOf(party.id)) if (input !== document.activeElement) input.value = String(now);
    const was = document.querySelector<HTMLElement>(`[data-was="${CSS.escape(party.id)}"]`);
    if (was) was.hidden = number(now) === number(given);
  }
  byId<HTMLButtonElement>('undo').disabled = !session.canUndo;
  byId<HTMLButtonElement>('redo').disabled = !session.canRedo;
}

function inputsOf(party: string): HTMLInputElement[] {
  const key = CSS.escape(party);
  return [...document.querySelectorAll<HTMLInputElement>(`[data-stake="${key}"],[data-stake-number="${key}"]`)];
}

function watchControls(): void {
  let sliding = '';
  byId('controls').addEventListener('input', (event) => {
    const input = event.target as HTMLInputElement;
    const slider = input.dataset['stake'];
    const party = slider ?? input.dataset['stakeNumber'];
    const amount = Number(input.value);
    if (party === undefined || input.value === '' || !Number.isFinite(amount) || amount < 0) return;
    const same = sliding === party && session.canUndo;
    sliding = slider === undefined ? '' : party;
    for (const other of inputsOf(party)) if (other !== input) other.value = input.value;
    act(() => session.stake(party, amount, same));
  });
  byId('controls').addEventListener('change', (event) => {
    sliding = '';
    const input = event.target as HTMLInputElement;
    if (input.name === 'order' && input.value !== 'own')
      act(() => session.choose(input.value as Exclude<Shown, 'own'>));
  });
  byId('undo').addEventListener('click', () => act(() => session.undo()));
  byId('redo').addEventListener('click', () => act(() => session.redo()));
  byId('reset').addEventListener('click', () => act(() => session.reset()));
  byId('print').addEventListener('click', () => window.print());
  byId('copy').addEventListener('click', copyLink);
  byId('svg').addEventListener('click', downloadSvg);
}

function watchCards(): void {
  watchDragging(byId('figure'), {
    over(step, to) {
      const seen = to === placeOf(session.view.answer.order, step) ? session.view : session.preview(step, to);
      if (typeof seen === 'string') return say(seen);
      fill(seen, ['say', 'numbers', 'figure']);
      say(texts.movedNow(seen.answer.order_holds));
    },
    drop: (step, to) => act(() => session.move(step, to), step),
    cancel(step) {
      fill(session.view, ['say', 'numbers', 'figure']);
      focusCard(step);
      say(texts.cancelled);
    },
  });
  byId('figure').addEventListener('focusin', (event) => {
    const step = (event.target as Element).closest<SVGGElement>('.card')?.dataset['step'];
    if (step === undefined) return;
    if (step !== anchor.step) anchor = { step, mark: session.mark };
    const select = document.querySelector<HTMLSelectElement>('#mover select');
    if (select) select.value = chosenMove(step) ?? select.value;
  });
  byId('mover').addEventListener('click', (event) => {
    const by = { earlier: -1, later: 1 }[(event.target as Element).id];
    const step = document.querySelector<HTMLSelectElement>('#mover select')?.value;
    if (by === undefined || step === undefined) return;
    act(() => session.move(step, placeOf(session.view.answer.order, step) + by));
    byId((event.target as Element).id).focus();
  });
}

function watchKeys(): void {
  const forward = texts.dir === 'rtl' ? -1 : 1;
  document.addEventListener('keydown', (event) => {
    const card = (event.target as Element).closest?.<SVGGElement>('.card[data-step]');
    const step = card?.dataset['step'];
    if (step !== undefined && event.key === 'Escape') return act(() => session.undoTo(anchor.mark));
    const keys: Record<string, number> = { ArrowRight: forward, ArrowLeft: -forward, ArrowDown: 1, ArrowUp: -1 };
    const by = keys[event.key];
    if (step !== undefined && by !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      return act(() => session.move(step, placeOf(session.view.answer.order, step) + by));
    }
    if (!(event.ctrlKey || event.metaKey) || (event.target as Element).tagName === 'INPUT') return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    event.preventDefault();
    act(() => (key === 'y' || event.shiftKey ? session.redo() : session.undo()));
  });
}

function copyLink(): void {
  const done = () => say(texts.copied);
  const failed = () => say(texts.copyByHand);
  if (!navigator.clipboard) failed();
  else navigator.clipboard.writeText(location.href).then(done, failed);
}

function downloadSvg(): void {
  const { agreement } = model;
  const look = { words: texts.chart, dir: texts.dir, headed: true };
  const svg = drawPlan({ agreement, answer: session.view.answer }, look);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  link.download = `${agreement.id}-plan.svg`;
  link.click();
  URL.revokeObjectURL(link.href);
}
