/** The schema of agreement.yaml. */
import * as z from 'zod';
import { deliveryPattern, momentPattern } from '../forms.ts';
import { inlineAssessment } from './assessment-schema.ts';
import { barriers } from './barriers-schema.ts';
import * as piece from './pieces.ts';
import { sources } from './sources-schema.ts';

const { record, naming, oneOrMore, distinct, choice, text } = piece;

const party = record('a party', {
  name: text.optional().describe('What the party is called in sentences; its id if absent'),
  note: text.optional().describe('Anything a reader should know'),
});

const other = record('an other', {
  name: text.optional().describe('What it is called in sentences; its id if absent'),
  decides: text.optional().describe('How it decides, in words: nine votes and no veto'),
  interest: text.optional().describe('What it is said to want, in words; shown and never binding'),
  note: text.optional().describe('Anything a reader should know'),
  sources: piece.sourceNames.optional(),
});

const person = record('a person', {
  name: text.optional().describe('The full name'),
  side: naming('actor').optional().describe('The party, or other, that this person speaks for'),
  role: text.optional().describe('The office held: special envoy'),
  view: naming('assessment').optional().describe('The assessment that the stated view comes closest to'),
  note: text.optional().describe('Anything a reader should know'),
  sources: piece.sourceNames.optional(),
});

const need = record('a need', {
  who: naming('actor').describe('The other, or party, that must act too'),
  chance: piece.share.optional().describe('Probability that it acts in time, in [0, 1]'),
  lead: piece.span.optional().describe('How long it takes'),
  silent: choice('refuses', 'agrees').optional().describe('What its silence counts as'),
});

const requirement = z
  .union([
    naming('step'),
    record('a requirement', {
      begun: naming('step').describe('This step need only have begun'),
    }),
    record('a requirement', {
      verified: naming('step').describe('This step must be verified'),
      to: piece.identifier.optional().describe('To this audience: a party, or public'),
    }),
  ])
  .meta({ 'x-expected': 'a step, { begun: step } or { verified: step, to: audience }' });

const link = z
  .union([
    naming('step'),
    record('a link', {
      step: naming('step').describe('The step that is answered'),
      link: choice('written', 'oral', 'tacit', 'denied').optional().describe('How firmly the exchange was promised'),
    }),
  ])
  .meta({ 'x-expected': 'a step, or { step: b2, link: written }' });

const due = z
  .union([
    piece.date,
    record('a due date', {
      within: piece.span.describe('So long after'),
      of: z
        .string()
        .regex(momentPattern)
        .meta({ 'x-form': 'moment', 'x-names': 'moment', 'x-expected': 'signature, b1.begun, b1.done or b1.verified' })
        .describe('The moment it counts from: signature, b1.begun, b1.done or b1.verified'),
    }),
  ])
  .meta({ 'x-expected': 'a date such as 2019-06-30, or { within: 60 days, of: signature }' });

const until: z.ZodType = z
  .lazy(() =>
    z.union([
      piece.date,
      record('an end', { done: naming('step').describe('Until this step is done') }),
      record('an end', { while: text.describe('As long as this goes on: a step, or words') }),
      record('an end', { any: z.array(until).min(1).describe('Whichever comes first') }),
    ]),
  )
  .meta({ id: 'until', 'x-expected': 'a date, { done: step }, { while: words } or { any: [...] }' });

const verification = record('a verification', {
  by: naming('actor').optional().describe('Who checks'),
  covers: choice('declared', 'complete').optional().describe('What was declared, or that the declaration is complete'),
  detects: piece.share
    .optional()
    .describe('Probability that a faked or missing performance is found by the end of lag'),
  lag: piece.span.optional().describe('Time until the check is in; default 0'),
  false_alarm: piece.share.optional().describe('Probability that an honest performance is judged a failure; default 0'),
  satisfies: distinct(piece.identifier).optional().describe('Whom it convinces: parties, or audiences such as public'),
  rises_to: piece.keyedBy('step', piece.probability).optional().describe('Lifts the detection of later steps to this'),
  sample: record('a sample', {
    items: piece.count.describe('How many items there are to inspect; at most 1,000,000'),
    diversions: piece.count.describe('How many of them would have to be missing or false before it matters'),
    miss: piece.probability.describe('The chance of missing all of those that is put up with'),
  })
    .optional()
    .describe('An inspection by sample: how many items to inspect is worked out'),
  note: text.optional().describe('Anything a reader should know'),
  sources: piece.sourceNames.optional(),
});

const warning = record('a warning', {
  undo: piece.span.describe('How long it takes to undo what the step did'),
  detection_delay: piece.span.describe('From the beginning of that until it is found'),
  response: piece.span.describe('From then until the others can have acted'),
  note: text.optional().describe('Anything a reader should know'),
  sources: piece.sourcesNeeded,
});

const title = text.optional().describe('What is done, in a few words; the id if absent');
const kind = choice('achieve', 'maintain', 'refrain')
  .optional()
  .describe('Done once, kept up, or not done; default achieve');
const amount = record('an amount', {
  of: z.number().describe('How much'),
  unit: text.describe('Of what unit'),
  per: text.optional().describe('Per what time'),
})
  .optional()
  .describe('How much of it');
const verifications = z
  .union([verification, z.array(verification)])
  .meta({ 'x-expected': 'one verification, or a list of them' })
  .optional()
  .describe('How it is checked');
const late = choice('accept', 'accept-with-remedy', 'void').optional().describe('What a late performance counts as');

const step = record('a step', {
  by: oneOrMore('party').describe('The party that performs it, or a list for a joint step'),
  title,
  kind,
  needs: z.array(need).optional().describe('Others who must act too'),
  requires: z.array(requirement).optional().describe('What must be done and verified before it'),
  for: z.array(link).optional().describe('What it answers'),
  status: choice('agreed', 'bracketed', 'tacit', 'proposed').optional().describe('How far it is agreed'),
  proposed_by: naming('actor').optional().describe('Who proposed it'),
  due: due.optional().describe('By when'),
  until: until.optional().describe('When a kept, refrained-from or granted thing ends'),
  repeat: record('a repeat', {
    every: piece.span.describe('The time between two of them'),
    times: z.int().min(1).max(1000).describe('How many there are: a2 becomes a2.1, a2.2, ...'),
  })
    .optional()
    .describe('The same thing several times; worths are divided evenly unless given'),
  amount,
  duration: piece.span.optional().describe('Time to perform it; default 1 time unit'),
  reversible: piece.share.optional().describe('Share of its effect undone when the agreement breaks down; default 0'),
  verification: verifications,
  warning: warning.optional().describe('Times, from sources, that say how much warning is left if it is undone'),
  stops: naming('drift').optional().describe('The drift of the assessment that it stops'),
  delivers: distinct(z.string().regex(deliveryPattern).meta({ 'x-expected': 'a term and its element: relief/coal' }))
    .optional()
    .describe('Elements of terms that it delivers: relief/coal'),
  activity: naming('activity').optional().describe('The activity of barriers that it is'),
  late,
  note: text.optional().describe('Anything a reader should know'),
  basis: piece.basis.optional().describe('What the entry rests on'),
  sources: piece.sourceNames.optional(),
});

const commitment = record('a commitment', {
  by: oneOrMore('actor').describe('The party, or other, that made it, or a list'),
  title,
  kind,
  requires: z.array(requirement).optional().describe('Steps on condition of which it was promised'),
  due: due.optional().describe('The last day in time'),
  until: until.optional().describe('When a kept, refrained-from or granted thing ends'),
  amount,
  verification: verifications,
  late,
  note: text.optional().describe('Anything a reader should know'),
  basis: piece.basis.optional().describe('What the entry rests on'),
  sources: piece.sourceNames.optional(),
});

const of = naming('party').optional().describe('Whose rule it is, and who must agree to drop it');
const set = z
  .array(naming('step'))
  .min(2)
  .meta({ uniqueItems: true, 'x-form': 'set', 'x-expected': 'a list of two or more steps' });
const pair = z.array(naming('step')).min(2).max(2).meta({ 'x-expected': 'two steps: [first, second]' });

const rule = z
  .union([
    record('a rule', { of, before: pair.describe('The first of the two comes first: the second requires it') }),
    record('a rule', { of, never: naming('step').describe('This step, and all that requires it, is out') }),
    record('a rule', { of, together: set.describe('Done as one phase') }),
    record('a rule', {
      of,
      escrow: set.describe('Exchanged in one stroke'),
      guarantor: naming('actor').optional().describe('Who holds the escrow and checks it'),
      cost: piece
        .keyedBy('party', z.number().min(0))
        .optional()
        .describe('What the escrow costs each party; never undone'),
    }),
    record('a rule', { of, one_of: set.describe('Exactly one of them is in every deal') }),
    record('a rule', { of, at_most_one: set.describe('Bracketed alternatives: at most one is in a deal') }),
  ])
  .meta({ id: 'rule', 'x-expected': 'a rule such as { of: B, before: [b1, a2] }' });

const power = record('a power', {
  id: piece.identifier.describe('Its name'),
  title: text.optional().describe('What it is called in sentences'),
  holders: oneOrMore('actor').describe('Who may use it'),
  act: choice('suspend', 'resume', 'terminate', 'reimpose', 'exempt', 'extend').describe('What it does'),
  target: oneOrMore('step').describe('The steps it does it to'),
  notice: piece.span.optional().describe('How long before it must be announced'),
  stages: z
    .array(
      record('a stage', {
        title: text.describe('What it is called in sentences'),
        wait: piece.span.describe('How long it lasts at most'),
        by: naming('actor').optional().describe('Who deals with it'),
      }),
    )
    .min(1)
    .optional()
    .describe('What it goes through after notice, one after another'),
  wait: piece.span.optional().describe('How long after notice, or after the last stage, it takes effect'),
  blocked_by: record('a block', {
    holders: oneOrMore('actor').describe('Who can block it'),
    act: text.describe('By doing what'),
  })
    .optional()
    .describe('What blocks it'),
  on_silence: choice('act', 'lapse').optional().describe('What happens if all stay silent'),
  sunset: piece.date.optional().describe('The last day it can take effect'),
  contested_by: oneOrMore('actor').optional().describe('Who contests it'),
  note: text.optional().describe('Anything a reader should know'),
  sources: piece.sourceNames.optional(),
});

const proposal = record('a proposal', {
  title: text.optional().describe('What it is called in sentences; its id if absent'),
  steps: distinct(naming('step'), 1).describe('The steps it holds'),
  by: naming('speaker').optional().describe('The party, other or person that put it forward'),
  status: choice('proposed', 'reported', 'rejected', 'withdrawn', 'agreed')
    .optional()
    .describe('What became of it; reported: only the press told of it'),
  date: piece.date.optional().describe('When it was put forward, or became known'),
  basis: piece.basis.optional().describe('What the entry rests on'),
  note: text.optional().describe('Anything a reader should know'),
  sources: piece.sourceNames.optional(),
});

const event = record('an event', {
  date: piece.date.describe('The day on which it is; what it changes holds from that day on'),
  title: text.optional().describe('What it is called in sentences; the id if absent'),
  kind: choice('election', 'hearing', 'deadline', 'sunset', 'meeting').optional().describe('What kind of date it is'),
  known_on: piece.date
    .optional()
    .describe('When it became known; after as_of it is hindsight, and not counted unless asked for'),
  note: text.optional().describe('Anything a reader should know'),
  basis: piece.basis.optional().describe('What the entry rests on'),
  sources: piece.sourceNames.optional(),
});

const offers = record('the offers', {
  every: piece.span.describe('The time from one offer to the next, made by the other side'),
  first: naming('party').optional().describe('The party that makes the first'),
});

/** What both sides can read. */
export const agreementSchema: z.ZodType = record('an agreement', {
  lockstep: piece.version(1).describe('The version of this format: 1'),
  id: piece.identifier.describe('The name that assessments refer to'),
  title: text.describe('What the agreement is called'),
  as_of: piece.date.describe('The day this text describes'),
  signed: piece.date.optional().describe('The day from which its promises are agreed; absent: from the beginning'),
  time_unit: choice('day', 'week', 'month', 'year').describe('The unit of every bare number of time'),
  note: text.optional().describe('Anything a reader should know'),
  basis: text.optional().describe('What the text rests on'),
  parties: piece.declared('the parties', party).describe('Who decides to stay or to leave; two or more'),
  others: piece.declared('the others', other).optional().describe('Who acts or is needed but never walks away'),
  people: piece.declared('the people', person).optional().describe('Who speaks or negotiates'),
  steps: piece.declared('the steps', step).optional().describe('What can be done, in an order of your choice'),
  commitments: piece
    .declared('the commitments', commitment)
    .optional()
    .describe('Promises that are no steps of this deal; for status and check-trace alone'),
  rules: z.array(rule).optional().describe('Red lines and devices of the text, each with whose it is'),
  bonds: piece
    .keyedBy('party', z.number().min(0))
    .optional()
    .describe('What a party forfeits by breaking the agreement'),
  readings: piece
    .keyedBy('party', record('a reading', { rules: z.array(rule).describe('The rules under this reading') }))
    .optional()
    .describe('One text read in two ways'),
  terms: z.record(piece.identifier, z.json()).optional().describe('Contested terms and their elements'),
  powers: z.array(power).optional().describe('Who may suspend, resume, end or reimpose what'),
  proposals: piece
    .declared('the proposals', proposal)
    .optional()
    .describe('Deals that somebody has put forward, to be held against what is possible'),
  events: piece.declared('the events', event).optional().describe('Dates that both sides can read in the calendar'),
  offers: offers.optional().describe('How offers follow one another at the table'),
  barriers: barriers.optional().describe('What law stands in the way; may also be barriers.yaml'),
  sources: sources.optional().describe('Sources, where the case is one file; else sources.yaml'),
  assessment: inlineAssessment.optional().describe('One whole assessment may stand here'),
});
