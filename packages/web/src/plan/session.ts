import type { OrderAnswer } from '@lockstep/engine/plan/answer';
import { makeJudge } from './judge.ts';
import type { LinkState } from './link.ts';
import { firstView, type PageModel, type Shown, type View } from './model.ts';
import { explainRefusal, placeOf, reorder } from './moves.ts';
import type { Texts } from './texts.ts';

type Stakes = Readonly<Record<string, number>>;

/** Everything that happens on the page, without the page: moves, stakes, undo and redo. Each act returns what to say. */
export class Session {
  readonly model: PageModel;
  readonly #texts: Texts;
  readonly #judge: ReturnType<typeof makeJudge>;
  #past: View[] = [];
  #future: View[] = [];
  view: View;

  constructor(model: PageModel, texts: Texts) {
    this.model = model;
    this.#texts = texts;
    this.#judge = makeJudge(model);
    this.view = { ...firstView(model), live: true };
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** How many changes lie behind: `undoTo` goes back to a mark. */
  get mark(): number {
    return this.#past.length;
  }

  /** Puts the move that a step belongs to at another place; refused moves change nothing. */
  move(step: string, to: number): string {
    const { order } = this.view.answer;
    const from = placeOf(order, step);
    if (from < 0 || to < 0 || to >= order.length || from === to) return this.#texts.atEnd;
    const answer = this.#judge(reorder(order, from, to), this.view.stakes);
    if ('code' in answer) return explainRefusal(this.model.agreement, answer, this.#texts);
    const title = this.model.agreement.steps.find((each) => each.id === step)?.title ?? step;
    const moved = this.#texts.moved(title, from + 1, to + 1);
    this.#show({ ...this.view, answer, shown: 'own', before: this.view.answer, moved, keep: to + 1 });
    return `${moved} ${this.#texts.movedNow(answer.order_holds)}`;
  }

  /** What a move would give, without making it. */
  preview(step: string, to: number): View | string {
    const { order } = this.view.answer;
    const answer = this.#judge(reorder(order, placeOf(order, step), to), this.view.stakes);
    if ('code' in answer) return explainRefusal(this.model.agreement, answer, this.#texts);
    return { ...this.view, answer, shown: 'own', before: this.view.answer };
  }

  /** Sets what a party has at stake. While a slider is drawn, all its values are one change. */
  stake(party: string, amount: number, sameChange: boolean): string {
    const stakes = { ...this.view.stakes, [party]: amount };
    const answer = this.#judge(this.view.answer.order.flat(), stakes);
    if ('code' in answer) return explainRefusal(this.model.agreement, answer, this.#texts);
    const before = sameChange ? this.view.before : this.view.answer;
    const next = { ...this.view, answer, stakes, before, moved: undefined };
    if (sameChange) this.view = next;
    else this.#show(next);
    const name = this.model.agreement.parties.find((each) => each.id === party)?.name ?? party;
    return `${this.#texts.stakeSet(name, String(amount))} ${this.#texts.movedNow(answer.order_holds)}`;
  }

  /** Shows the order that was asked about, or the best found. */
  choose(shown: Exclude<Shown, 'own'>): string {
    const moves = shown === 'best' ? this.model.answer.best.order : this.model.answer.order;
    return this.#open(moves.flat(), this.view.stakes, shown);
  }

  /** Back to the page as written. */
  reset(): string {
    const first = firstView(this.model);
    this.#show({ ...first, live: true, before: this.view.answer });
    return this.#texts.movedNow(this.model.answer.order_holds);
  }

  /** Restores what a link holds. */
  restore({ order, stakes }: LinkState): string {
    const known = Object.entries(stakes).filter(([id]) =>
      this.model.agreement.parties.some((party) => party.id === id),
    );
    const ids = order ?? this.model.answer.order.flat();
    const shown = order ? this.#shownOf(ids) : firstView(this.model).shown;
    return this.#open(ids, Object.fromEntries(known), shown);
  }

  undo(): string {
    const last = this.#past.pop();
    if (!last) return '';
    this.#future.push(this.view);
    this.view = last;
    return this.#texts.undone;
  }

  redo(): string {
    const next = this.#future.pop();
    if (!next) return '';
    this.#past.push(this.view);
    this.view = next;
    return this.#texts.redone;
  }

  undoTo(mark: number): string {
    if (this.#past.length <= mark) return '';
    while (this.#past.length > mark) this.undo();
    return this.#texts.cancelled;
  }

  /** What a link must hold to restore this view. */
  get link(): LinkState {
    const { answer, stakes } = this.view;
    const same = answer.order.flat().join() === this.model.answer.order.flat().join();
    return same ? { stakes } : { order: answer.order.flat(), stakes };
  }

  #shownOf(ids: readonly string[]): Shown {
    if (ids.join() === this.model.answer.order.flat().join()) return firstView(this.model).shown;
    return ids.join() === this.model.answer.best.order.flat().join() ? 'best' : 'own';
  }

  #open(ids: readonly string[], stakes: Stakes, shown: Shown): string {
    const answer = this.#answerFor(ids, stakes);
    if (typeof answer === 'string') return answer;
    this.#show({ ...this.view, answer, stakes, shown, before: this.view.answer, moved: undefined });
    return this.#texts.movedNow(answer.order_holds);
  }

  /** The search's own answer where it is the same question; it says more. */
  #answerFor(ids: readonly string[], stakes: Stakes): OrderAnswer | string {
    const { answer } = this.model;
    if (Object.keys(stakes).length === 0 && ids.join() === answer.order.flat().join()) return answer;
    const judged = this.#judge(ids, stakes);
    return 'code' in judged ? this.#texts.badLink : judged;
  }

  #show(view: View): void {
    this.#past.push(this.view);
    this.#future = [];
    this.view = view;
  }
}
