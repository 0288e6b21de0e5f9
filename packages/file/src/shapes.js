/** Generated from the zod schemas by json-schema.ts; do not edit. Its type stands in shapes.d.ts. */
export const shapes = {
  agreement: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties: {
      lockstep: {
        type: 'number',
        const: 1,
        'x-form': 'version',
        description: 'The version of this format: 1',
      },
      id: {
        description: 'The name that assessments refer to',
        $ref: '#/$defs/identifier',
      },
      title: {
        description: 'What the agreement is called',
        $ref: '#/$defs/text',
      },
      as_of: {
        description: 'The day this text describes',
        $ref: '#/$defs/date',
      },
      signed: {
        description: 'The day from which its promises are agreed; absent: from the beginning',
        $ref: '#/$defs/date',
      },
      time_unit: {
        type: 'string',
        enum: ['day', 'week', 'month', 'year'],
        description: 'The unit of every bare number of time',
      },
      note: {
        description: 'Anything a reader should know',
        $ref: '#/$defs/text',
      },
      basis: {
        description: 'What the text rests on',
        $ref: '#/$defs/text',
      },
      parties: {
        type: 'object',
        propertyNames: {
          $ref: '#/$defs/identifier',
        },
        additionalProperties: {
          type: 'object',
          properties: {
            name: {
              description: 'What the party is called in sentences; its id if absent',
              $ref: '#/$defs/text',
            },
            note: {
              description: 'Anything a reader should know',
              $ref: '#/$defs/text',
            },
          },
          additionalProperties: false,
          title: 'a party',
        },
        title: 'the parties',
        description: 'Who decides to stay or to leave; two or more',
      },
      others: {
        description: 'Who acts or is needed but never walks away',
        type: 'object',
        propertyNames: {
          $ref: '#/$defs/identifier',
        },
        additionalProperties: {
          type: 'object',
          properties: {
            name: {
              description: 'What it is called in sentences; its id if absent',
              $ref: '#/$defs/text',
            },
            decides: {
              description: 'How it decides, in words: nine votes and no veto',
              $ref: '#/$defs/text',
            },
            interest: {
              description: 'What it is said to want, in words; shown and never binding',
              $ref: '#/$defs/text',
            },
            note: {
              description: 'Anything a reader should know',
              $ref: '#/$defs/text',
            },
            sources: {
              description: 'Ids of entries in sources.yaml',
              $ref: '#/$defs/source-names',
            },
          },
          additionalProperties: false,
          title: 'an other',
        },
        title: 'the others',
      },
      people: {
        description: 'Who speaks or negotiates',
        type: 'object',
        propertyNames: {
          $ref: '#/$defs/identifier',
        },
        additionalProperties: {
          type: 'object',
          properties: {
            name: {
              description: 'The full name',
              $ref: '#/$defs/text',
            },
            side: {
              description: 'The party, or other, that this person speaks for',
              $ref: '#/$defs/name-of-actor',
            },
            role: {
              description: 'The office held: special envoy',
              $ref: '#/$defs/text',
            },
            view: {
              description: 'The assessment that the stated view comes closest to',
              $ref: '#/$defs/name-of-assessment',
            },
            note: {
              description: 'Anything a reader should know',
              $ref: '#/$defs/text',
            },
            sources: {
              description: 'Ids of entries in sources.yaml',
              $ref: '#/$defs/source-names',
            },
          },
          additionalProperties: false,
          title: 'a person',
        },
        title: 'the people',
      },
      steps: {
        description: 'What can be done, in an order of your choice',
        type: 'object',
        propertyNames: {
          $ref: '#/$defs/identifier',
        },
        additionalProperties: {
          type: 'object',
          properties: {
            by: {
              anyOf: [
                {
                  $ref: '#/$defs/name-of-party',
                },
                {
                  minItems: 1,
                  type: 'array',
                  items: {
                    $ref: '#/$defs/name-of-party',
                  },
                  uniqueItems: true,
                  'x-expected': 'a list of at least 1',
                },
              ],
              'x-expected': 'the name of a party, or a list of such names',
              description: 'The party that performs it, or a list for a joint step',
            },
            title: {
              description: 'What is done, in a few words; the id if absent',
              $ref: '#/$defs/text',
            },
            kind: {
              description: 'Done once, kept up, or not done; default achieve',
              type: 'string',
              enum: ['achieve', 'maintain', 'refrain'],
            },
            needs: {
              description: 'Others who must act too',
              type: 'array',
              items: {
                type: 'object',
                properties: {
                  who: {
                    description: 'The other, or party, that must act too',
                    $ref: '#/$defs/name-of-actor',
                  },
                  chance: {
                    description: 'Probability that it acts in time, in [0, 1]',
                    $ref: '#/$defs/share',
                  },
                  lead: {
                    description: 'How long it takes',
                    $ref: '#/$defs/span',
                  },
                  silent: {
                    description: 'What its silence counts as',
                    type: 'string',
                    enum: ['refuses', 'agrees'],
                  },
                },
                required: ['who'],
                additionalProperties: false,
                title: 'a need',
              },
            },
            requires: {
              description: 'What must be done and verified before it',
              type: 'array',
              items: {
                anyOf: [
                  {
                    $ref: '#/$defs/name-of-step',
                  },
                  {
                    type: 'object',
                    properties: {
                      begun: {
                        description: 'This step need only have begun',
                        $ref: '#/$defs/name-of-step',
                      },
                    },
                    required: ['begun'],
                    additionalProperties: false,
                    title: 'a requirement',
                  },
                  {
                    type: 'object',
                    properties: {
                      verified: {
                        description: 'This step must be verified',
                        $ref: '#/$defs/name-of-step',
                      },
                      to: {
                        description: 'To this audience: a party, or public',
                        $ref: '#/$defs/identifier',
                      },
                    },
                    required: ['verified'],
                    additionalProperties: false,
                    title: 'a requirement',
                  },
                ],
                'x-expected': 'a step, { begun: step } or { verified: step, to: audience }',
              },
            },
            for: {
              description: 'What it answers',
              type: 'array',
              items: {
                anyOf: [
                  {
                    $ref: '#/$defs/name-of-step',
                  },
                  {
                    type: 'object',
                    properties: {
                      step: {
                        description: 'The step that is answered',
                        $ref: '#/$defs/name-of-step',
                      },
                      link: {
                        description: 'How firmly the exchange was promised',
                        type: 'string',
                        enum: ['written', 'oral', 'tacit', 'denied'],
                      },
                    },
                    required: ['step'],
                    additionalProperties: false,
                    title: 'a link',
                  },
                ],
                'x-expected': 'a step, or { step: b2, link: written }',
              },
            },
            status: {
              description: 'How far it is agreed',
              type: 'string',
              enum: ['agreed', 'bracketed', 'tacit', 'proposed'],
            },
            proposed_by: {
              description: 'Who proposed it',
              $ref: '#/$defs/name-of-actor',
            },
            due: {
              description: 'By when',
              anyOf: [
                {
                  $ref: '#/$defs/date',
                },
                {
                  type: 'object',
                  properties: {
                    within: {
                      description: 'So long after',
                      $ref: '#/$defs/span',
                    },
                    of: {
                      type: 'string',
                      pattern:
                        '^(signature|[\\p{L}_][\\p{L}\\p{M}\\p{Nd}_-]*(\\.[1-9][0-9]*)?\\.(begun|done|verified))$',
                      'x-form': 'moment',
                      'x-names': 'moment',
                      'x-expected': 'signature, b1.begun, b1.done or b1.verified',
                      description: 'The moment it counts from: signature, b1.begun, b1.done or b1.verified',
                    },
                  },
                  required: ['within', 'of'],
                  additionalProperties: false,
                  title: 'a due date',
                },
              ],
              'x-expected': 'a date such as 2019-06-30, or { within: 60 days, of: signature }',
            },
            until: {
              description: 'When a kept, refrained-from or granted thing ends',
              $ref: '#/$defs/until',
            },
            repeat: {
              description: 'The same thing several times; worths are divided evenly unless given',
              type: 'object',
              properties: {
                every: {
                  description: 'The time between two of them',
                  $ref: '#/$defs/span',
                },
                times: {
                  type: 'integer',
                  minimum: 1,
                  maximum: 1000,
                  description: 'How many there are: a2 becomes a2.1, a2.2, ...',
                },
              },
              required: ['every', 'times'],
              additionalProperties: false,
              title: 'a repeat',
            },
            amount: {
              description: 'How much of it',
              type: 'object',
              properties: {
                of: {
                  type: 'number',
                  description: 'How much',
                },
                unit: {
                  description: 'Of what unit',
                  $ref: '#/$defs/text',
                },
                per: {
                  description: 'Per what time',
                  $ref: '#/$defs/text',
                },
              },
              required: ['of', 'unit'],
              additionalProperties: false,
              title: 'an amount',
            },
            duration: {
              description: 'Time to perform it; default 1 time unit',
              $ref: '#/$defs/span',
            },
            reversible: {
              description: 'Share of its effect undone when the agreement breaks down; default 0',
              $ref: '#/$defs/share',
            },
            verification: {
              description: 'How it is checked',
              anyOf: [
                {
                  type: 'object',
                  properties: {
                    by: {
                      description: 'Who checks',
                      $ref: '#/$defs/name-of-actor',
                    },
                    covers: {
                      description: 'What was declared, or that the declaration is complete',
                      type: 'string',
                      enum: ['declared', 'complete'],
                    },
                    detects: {
                      description: 'Probability that a faked or missing performance is found by the end of lag',
                      $ref: '#/$defs/share',
                    },
                    lag: {
                      description: 'Time until the check is in; default 0',
                      $ref: '#/$defs/span',
                    },
                    false_alarm: {
                      description: 'Probability that an honest performance is judged a failure; default 0',
                      $ref: '#/$defs/share',
                    },
                    satisfies: {
                      description: 'Whom it convinces: parties, or audiences such as public',
                      minItems: 0,
                      type: 'array',
                      items: {
                        $ref: '#/$defs/identifier',
                      },
                      uniqueItems: true,
                    },
                    rises_to: {
                      description: 'Lifts the detection of later steps to this',
                      type: 'object',
                      propertyNames: {
                        $ref: '#/$defs/name-of-step',
                      },
                      additionalProperties: {
                        type: 'number',
                        minimum: 0,
                        maximum: 1,
                      },
                      title: 'values by step',
                    },
                    sample: {
                      description: 'An inspection by sample: how many items to inspect is worked out',
                      type: 'object',
                      properties: {
                        items: {
                          type: 'integer',
                          minimum: 1,
                          maximum: 1000000,
                          description: 'How many items there are to inspect; at most 1,000,000',
                        },
                        diversions: {
                          type: 'integer',
                          minimum: 1,
                          maximum: 1000000,
                          description: 'How many of them would have to be missing or false before it matters',
                        },
                        miss: {
                          type: 'number',
                          minimum: 0,
                          maximum: 1,
                          description: 'The chance of missing all of those that is put up with',
                        },
                      },
                      required: ['items', 'diversions', 'miss'],
                      additionalProperties: false,
                      title: 'a sample',
                    },
                    note: {
                      description: 'Anything a reader should know',
                      $ref: '#/$defs/text',
                    },
                    sources: {
                      description: 'Ids of entries in sources.yaml',
                      $ref: '#/$defs/source-names',
                    },
                  },
                  additionalProperties: false,
                  title: 'a verification',
                },
                {
                  type: 'array',
                  items: {
                    type: 'object',
                    properties: {
                      by: {
                        description: 'Who checks',
                        $ref: '#/$defs/name-of-actor',
                      },
                      covers: {
                        description: 'What was declared, or that the declaration is complete',
                        type: 'string',
                        enum: ['declared', 'complete'],
                      },
                      detects: {
                        description: 'Probability that a faked or missing performance is found by the end of lag',
                        $ref: '#/$defs/share',
                      },
                      lag: {
                        description: 'Time until the check is in; default 0',
                        $ref: '#/$defs/span',
                      },
                      false_alarm: {
                        description: 'Probability that an honest performance is judged a failure; default 0',
                        $ref: '#/$defs/share',
                      },
                      satisfies: {
                        description: 'Whom it convinces: parties, or audiences such as public',
                        minItems: 0,
                        type: 'array',
                        items: {
                          $ref: '#/$defs/identifier',
                        },
                        uniqueItems: true,
                      },
                      rises_to: {
                        description: 'Lifts the detection of later steps to this',
                        type: 'object',
                        propertyNames: {
                          $ref: '#/$defs/name-of-step',
                        },
                        additionalProperties: {
                          type: 'number',
                          minimum: 0,
                          maximum: 1,
                        },
                        title: 'values by step',
                      },
                      sample: {
                        description: 'An inspection by sample: how many items to inspect is worked out',
                        type: 'object',
                        properties: {
                          items: {
                            type: 'integer',
                            minimum: 1,
                            maximum: 1000000,
                            description: 'How many items there are to inspect; at most 1,000,000',
                          },
                          diversions: {
                            type: 'integer',
                            minimum: 1,
                            maximum: 1000000,
                            description: 'How many of them would have to be missing or false before it matters',
                          },
                          miss: {
                            type: 'number',
                            minimum: 0,
                            maximum: 1,
                            description: 'The chance of missing all of those that is put up with',
                          },
                        },
                        required: ['items', 'diversions', 'miss'],
                        additionalProperties: false,
                        title: 'a sample',
                      },
                      note: {
                        description: 'Anything a reader should know',
                        $ref: '#/$defs/text',
                      },
                      sources: {
                        description: 'Ids of entries in sources.yaml',
                        $ref: '#/$defs/source-names',
                      },
                    },
                    additionalProperties: false,
                    title: 'a verification',
                  },
                },
              ],
              'x-expected': 'one verification, or a list of them',
            },
            warning: {
              description: 'Times, from sources, that say how much warning is left if it is undone',
              type: 'object',
              properties: {
                undo: {
                  description: 'How long it takes to undo what the step did',
                  $ref: '#/$defs/span',
                },
                detection_delay: {
                  description: 'From the beginning of that until it is found',
                  $ref: '#/$defs/span',
                },
                response: {
                  description: 'From then until the others can have acted',
                  $ref: '#/$defs/span',
                },
                note: {
                  description: 'Anything a reader should know',
                  $ref: '#/$defs/text',
                },
                sources: {
                  minItems: 1,
                  type: 'array',
                  items: {
                    $ref: '#/$defs/name-of-source',
                  },
                  uniqueItems: true,
                  'x-expected': 'a list of at least 1',
                  description: 'Ids of entries in sources.yaml; one or more',
                },
              },
              required: ['undo', 'detection_delay', 'response', 'sources'],
              additionalProperties: false,
              title: 'a warning',
            },
            stops: {
              description: 'The drift of the assessment that it stops',
              $ref: '#/$defs/name-of-drift',
            },
            delivers: {
              description: 'Elements of terms that it delivers: relief/coal',
              minItems: 0,
              type: 'array',
              items: {
                type: 'string',
                pattern: '^[\\p{L}_][\\p{L}\\p{M}\\p{Nd}_-]*\\/[\\p{L}_][\\p{L}\\p{M}\\p{Nd}_-]*$',
                'x-expected': 'a term and its element: relief/coal',
              },
              uniqueItems: true,
            },
            activity: {
              description: 'The activity of barriers that it is',
              $ref: '#/$defs/name-of-activity',
            },
            late: {
              description: 'What a late performance counts as',
              type: 'string',
              enum: ['accept', 'accept-with-remedy', 'void'],
            },
            note: {
              description: 'Anything a reader should know',
              $ref: '#/$defs/text',
            },
            basis: {
              description: 'What the entry rests on',
              type: 'string',
              enum: ['seen', 'background', 'mixed', 'judgement'],
            },
            sources: {
              description: 'Ids of entries in sources.yaml',
              $ref: '#/$defs/source-names',
            },
          },
          required: ['by'],
          additionalProperties: false,
          title: 'a step',
        },
        title: 'the steps',
      },
      commitments: {
        description: 'Promises that are no steps of this deal; for status and check-trace alone',
        type: 'object',
        propertyNames: {
          $ref: '#/$defs/identifier',
        },
        additionalProperties: {
          type: 'object',
          properties: {
            by: {
              anyOf: [
                {
                  $ref: '#/$defs/name-of-actor',
                },
                {
                  minItems: 1,
                  type: 'array',
                  items: {
                    $ref: '#/$defs/name-of-actor',
                  },
                  uniqueItems: true,
                  'x-expected': 'a list of at least 1',
                },
              ],
              'x-expected': 'the name of a party or an other, or a list of such names',
              description: 'The party, or other, that made it, or a list',
            },
            title: {
              description: 'What is done, in a few words; the id if absent',
              $ref: '#/$defs/text',
            },
            kind: {
              description: 'Done once, kept up, or not done; default achieve',
              type: 'string',
              enum: ['achieve', 'maintain', 'refrain'],
            },
            requires: {
              description: 'Steps on condition of which it was promised',
              type: 'array',
              items: {
                anyOf: [
                  {
                    $ref: '#/$defs/name-of-step',
                  },
                  {
                    type: 'object',
                    properties: {
                      begun: {
                        description: 'This step need only have begun',
                        $ref: '#/$defs/name-of-step',
                      },
                    },
                    required: ['begun'],
                    additionalProperties: false,
                    title: 'a requirement',
                  },
                  {
                    type: 'object',
                    properties: {
                      verified: {
                        description: 'This step must be verified',
                        $ref: '#/$defs/name-of-step',
                      },
                      to: {
                        description: 'To this audience: a party, or public',
                        $ref: '#/$defs/identifier',
                      },
                    },
                    required: ['verified'],
                    additionalProperties: false,
                    title: 'a requirement',
                  },
                ],
                'x-expected': 'a step, { begun: step } or { verified: step, to: audience }',
              },
            },
            due: {
              description: 'The last day in time',
              anyOf: [
                {
                  $ref: '#/$defs/date',
                },
                {
                  type: 'object',
                  properties: {
                    within: {
                      description: 'So long after',
                      $ref: '#/$defs/span',
                    },
                    of: {
                      type: 'string',
                      pattern:
                        '^(signature|[\\p{L}_][\\p{L}\\p{M}\\p{Nd}_-]*(\\.[1-9][0-9]*)?\\.(begun|done|verified))$',
                      'x-form': 'moment',
                      'x-names': 'moment',
                      'x-expected': 'signature, b1.begun, b1.done or b1.verified',
                      description: 'The moment it counts from: signature, b1.begun, b1.done or b1.verified',
                    },
                  },
                  required: ['within', 'of'],
                  additionalProperties: false,
                  title: 'a due date',
                },
              ],
              'x-expected': 'a date such as 2019-06-30, or { within: 60 days, of: signature }',
            },
            until: {
              description: 'When a kept, refrained-from or granted thing ends',
              $ref: '#/$defs/until',
            },
            amount: {
              description: 'How much of it',
              type: 'object',
              properties: {
                of: {
                  type: 'number',
                  description: 'How much',
                },
                unit: {
                  description: 'Of what unit',
                  $ref: '#/$defs/text',
                },
                per: {
                  description: 'Per what time',
                  $ref: '#/$defs/text',
                },
              },
              required: ['of', 'unit'],
              additionalProperties: false,
              title: 'an amount',
            },
            verification: {
              description: 'How it is checked',
              anyOf: [
                {
                  type: 'object',
                  properties: {
                    by: {
                      description: 'Who checks',
                      $ref: '#/$defs/name-of-actor',
                    },
                    covers: {
                      description: 'What was declared, or that the declaration is complete',
                      type: 'string',
                      enum: ['declared', 'complete'],
                    },
                    detects: {
                      description: 'Probability that a faked or missing performance is found by the end of lag',
                      $ref: '#/$defs/share',
                    },
                    lag: {
                      description: 'Time until the check is in; default 0',
                      $ref: '#/$defs/span',
                    },
                    false_alarm: {
                      description: 'Probability that an honest performance is judged a failure; default 0',
                      $ref: '#/$defs/share',
                    },
                    satisfies: {
                      description: 'Whom it convinces: parties, or audiences such as public',
                      minItems: 0,
                      type: 'array',
                      items: {
                        $ref: '#/$defs/identifier',
                      },
                      uniqueItems: true,
                    },
                    rises_to: {
                      description: 'Lifts the detection of later steps to this',
                      type: 'object',
                      propertyNames: {
                        $ref: '#/$defs/name-of-step',
                      },
                      additionalProperties: {
                        type: 'number',
                        minimum: 0,
                        maximum: 1,
                      },
                      title: 'values by step',
                    },
                    sample: {
                      description: 'An inspection by sample: how many items to inspect is worked out',
                      type: 'object',
                      properties: {
                        items: {
                          type: 'integer',
                          minimum: 1,
                          maximum: 1000000,
                          description: 'How many items there are to inspect; at most 1,000,000',
                        },
                        diversions: {
                          type: 'integer',
                          minimum: 1,
                          maximum: 1000000,
                          description: 'How many of them would have to be missing or false before it matters',
                        },
                        miss: {
                          type: 'number',
                          minimum: 0,
                          maximum: 1,
                          description: 'The chance of missing all of those that is put up with',
                        },
                      },
                      required: ['items', 'diversions', 'miss'],
                      additionalProperties: false,
                      title: 'a sample',
                    },
                    note: {
                      description: 'Anything a reader should know',
                      $ref: '#/$defs/text',
                    },
                    sources: {
                      description: 'Ids of entries in sources.yaml',
                      $ref: '#/$defs/source-names',
                    },
                  },
                  additionalProperties: false,
                  title: 'a verification',
                },
                {
                  type: 'array',
                  items: {
                    type: 'object',
                    properties: {
                      by: {
                        description: 'Who checks',
                        $ref: '#/$defs/name-of-actor',
                      },
                      covers: {
                        description: 'What was declared, or that the declaration is complete',
                        type: 'string',
                        enum: ['declared', 'complete'],
                      },
                      detects: {
                        description: 'Probability that a faked or missing performance is found by the end of lag',
                        $ref: '#/$defs/share',
                      },
                      lag: {
                        description: 'Time until the check is in; default 0',
                        $ref: '#/$defs/span',
                      },
                      false_alarm: {
                        description: 'Probability that an honest performance is judged a failure; default 0',
                        $ref: '#/$defs/share',
                      },
                      satisfies: {
                        description: 'Whom it convinces: parties, or audiences such as public',
                        minItems: 0,
                        type: 'array',
                        items: {
                          $ref: '#/$defs/identifier',
                        },
                        uniqueItems: true,
                      },
                      rises_to: {
                        description: 'Lifts the detection of later steps to this',
                        type: 'object',
                        propertyNames: {
                          $ref: '#/$defs/name-of-step',
                        },
                        additionalProperties: {
                          type: 'number',
                          minimum: 0,
                          maximum: 1,
                        },
                        title: 'values by step',
                      },
                      sample: {
                        description: 'An inspection by sample: how many items to inspect is worked out',
                        type: 'object',
                        properties: {
                          items: {
                            type: 'integer',
                            minimum: 1,
                            maximum: 1000000,
                            description: 'How many items there are to inspect; at most 1,000,000',
                          },
                          diversions: {
                            type: 'integer',
                            minimum: 1,
                            maximum: 1000000,
                            description: 'How many of them would have to be missing or false before it matters',
                          },
                          miss: {
                            type: 'number',
                            minimum: 0,
                            maximum: 1,
                            description: 'The chance of missing all of those that is put up with',
                          },
                        },
                        required: ['items', 'diversions', 'miss'],
                        additionalProperties: false,
                        title: 'a sample',
                      },
                      note: {
                        description: 'Anything a reader should know',
                        $ref: '#/$defs/text',
                      },
                      sources: {
                        description: 'Ids of entries in sources.yaml',
                        $ref: '#/$defs/source-names',
                      },
                    },
                    additionalProperties: false,
                    title: 'a verification',
                  },
                },
              ],
              'x-expected': 'one verification, or a list of them',
            },
            late: {
              description: 'What a late performance counts as',
              type: 'string',
              enum: ['accept', 'accept-with-remedy', 'void'],
            },
            note: {
              description: 'Anything a reader should know',
              $ref: '#/$defs/text',
            },
            basis: {
              description: 'What the entry rests on',
              type: 'string',
              enum: ['seen', 'background', 'mixed', 'judgement'],
            },
            sources: {
              description: 'Ids of entries in sources.yaml',
              $ref: '#/$defs/source-names',
            },
          },
          required: ['by'],
          additionalProperties: false,
          title: 'a commitment',
        },
        title: 'the commitments',
      },
      rules: {
        description: 'Red lines and devices of the text, each with whose it is',
        type: 'array',
        items: {
          $ref: '#/$defs/rule',
        },
      },
      bonds: {
        description: 'What a party forfeits by breaking the agreement',
        type: 'object',
        propertyNames: {
          $ref: '#/$defs/name-of-party',
        },
        additionalProperties: {
          type: 'number',
          minimum: 0,
        },
        title: 'values by party',
      },
      readings: {
        description: 'One text read in two ways',
        type: 'object',
        propertyNames: {
          $ref: '#/$defs/name-of-party',
        },
        additionalProperties: {
          type: 'object',
          properties: {
            rules: {
              type: 'array',
              items: {
                $ref: '#/$defs/rule',
              },
              description: 'The rules under this reading',
            },
          },
          required: ['rules'],
          additionalProperties: false,
          title: 'a reading',
        },
        title: 'values by party',
      },
      terms: {
        description: 'Contested terms and their elements',
        type: 'object',
        propertyNames: {
          $ref: '#/$defs/identifier',
        },
        additionalProperties: {
          $ref: '#/$defs/__schema0',
        },
      },
      powers: {
        description: 'Who may suspend, resume, end or reimpose what',
        type: 'array',
        items: {
          type: 'object',
          properties: {
            id: {
              description: 'Its name',
              $ref: '#/$defs/identifier',
            },
            title: {
              description: 'What it is called in sentences',
              $ref: '#/$defs/text',
            },
            holders: {
              anyOf: [
                {
                  $ref: '#/$defs/name-of-actor',
                },
                {
                  minItems: 1,
                  type: 'array',
                  items: {
                    $ref: '#/$defs/name-of-actor',
                  },
                  uniqueItems: true,
                  'x-expected': 'a list of at least 1',
                },
              ],
              'x-expected': 'the name of a party or an other, or a list of such names',
              description: 'Who may use it',
            },
            act: {
              type: 'string',
              enum: ['suspend', 'resume', 'terminate', 'reimpose', 'exempt', 'extend'],
              description: 'What it does',
            },
            target: {
              anyOf: [
                {
                  $ref: '#/$defs/name-of-step',
                },
                {
                  minItems: 1,
                  type: 'array',
                  items: {
                    $ref: '#/$defs/name-of-step',
                  },
                  uniqueItems: true,
                  'x-expected': 'a list of at least 1',
                },
              ],
              'x-expected': 'the name of a step, or a list of such names',
              description: 'The steps it does it to',
            },
            notice: {
              description: 'How long before it must be announced',
              $ref: '#/$defs/span',
            },
            stages: {
              description: 'What it goes through after notice, one after another',
              minItems: 1,
              type: 'array',
              items: {
                type: 'object',
                properties: {
                  title: {
                    description: 'What it is called in sentences',
                    $ref: '#/$defs/text',
                  },
                  wait: {
                    description: 'How long it lasts at most',
                    $ref: '#/$defs/span',
                  },
                  by: {
                    description: 'Who deals with it',
                    $ref: '#/$defs/name-of-actor',
                  },
                },
                required: ['title', 'wait'],
                additionalProperties: false,
                title: 'a stage',
              },
            },
            wait: {
              description: 'How long after notice, or after the last stage, it takes effect',
              $ref: '#/$defs/span',
            },
            blocked_by: {
              description: 'What blocks it',
              type: 'object',
              properties: {
                holders: {
                  anyOf: [
                    {
                      $ref: '#/$defs/name-of-actor',
                    },
                    {
                      minItems: 1,
                      type: 'array',
                      items: {
                        $ref: '#/$defs/name-of-actor',
                      },
                      uniqueItems: true,
                      'x-expected': 'a list of at least 1',
                    },
                  ],
                  'x-expected': 'the name of a party or an other, or a list of such names',
                  description: 'Who can block it',
                },
                act: {
                  description: 'By doing what',
                  $ref: '#/$defs/text',
                },
              },
              required: ['holders', 'act'],
              additionalProperties: false,
              title: 'a block',
            },
            on_silence: {
              description: 'What happens if all stay silent',
              type: 'string',
              enum: ['act', 'lapse'],
            },
            sunset: {
              description: 'The last day it can take effect',
              $ref: '#/$defs/date',
            },
            contested_by: {
              description: 'Who contests it',
              anyOf: [
                {
                  $ref: '#/$defs/name-of-actor',
                },
                {
                  minItems: 1,
                  type: 'array',
                  items: {
                    $ref: '#/$defs/name-of-actor',
                  },
                  uniqueItems: true,
                  'x-expected': 'a list of at least 1',
                },
              ],
              'x-expected': 'the name of a party or an other, or a list of such names',
            },
            note: {
              description: 'Anything a reader should know',
              $ref: '#/$defs/text',
            },
            sources: {
              description: 'Ids of entries in sources.yaml',
              $ref: '#/$defs/source-names',
            },
          },
          required: ['id', 'holders', 'act', 'target'],
          additionalProperties: false,
          title: 'a power',
        },
      },
      proposals: {
        description: 'Deals that somebody has put forward, to be held against what is possible',
        type: 'object',
        propertyNames: {
          $ref: '#/$defs/identifier',
        },
        additionalProperties: {
          type: 'object',
          properties: {
            title: {
              description: 'What it is called in sentences; its id if absent',
              $ref: '#/$defs/text',
            },
            steps: {
              minItems: 1,
              type: 'array',
              items: {
                $ref: '#/$defs/name-of-step',
              },
              uniqueItems: true,
              'x-expected': 'a list of at least 1',
              description: 'The steps it holds',
            },
            by: {
              description: 'The party, other or person that put it forward',
              $ref: '#/$defs/name-of-speaker',
            },
            status: {
              description: 'What became of it; reported: only the press told of it',
              type: 'string',
              enum: ['proposed', 'reported', 'rejected', 'withdrawn', 'agreed'],
            },
            date: {
              description: 'When it was put forward, or became known',
              $ref: '#/$defs/date',
            },
            basis: {
              description: 'What the entry rests on',
              type: 'string',
              enum: ['seen', 'background', 'mixed', 'judgement'],
            },
            note: {
              description: 'Anything a reader should know',
              $ref: '#/$defs/text',
            },
            sources: {
              description: 'Ids of entries in sources.yaml',
              $ref: '#/$defs/source-names',
            },
          },
          required: ['steps'],
          additionalProperties: false,
          title: 'a proposal',
        },
        title: 'the proposals',
      },
      events: {
        description: 'Dates that both sides can read in the calendar',
        type: 'object',
        propertyNames: {
          $ref: '#/$defs/identifier',
        },
        additionalProperties: {
          type: 'object',
          properties: {
            date: {
              description: 'The day on which it is; what it changes holds from that day on',
              $ref: '#/$defs/date',
            },
            title: {
              description: 'What it is called in sentences; the id if absent',
              $ref: '#/$defs/text',
            },
            kind: {
              description: 'What kind of date it is',
              type: 'string',
              enum: ['election', 'hearing', 'deadline', 'sunset', 'meeting'],
            },
            known_on: {
              description: 'When it became known; after as_of it is hindsight, and not counted unless asked for',
              $ref: '#/$defs/date',
            },
            note: {
              description: 'Anything a reader should know',
              $ref: '#/$defs/text',
            },
            basis: {
              description: 'What the entry rests on',
              type: 'string',
              enum: ['seen', 'background', 'mixed', 'judgement'],
            },
            sources: {
              description: 'Ids of entries in sources.yaml',
              $ref: '#/$defs/source-names',
            },
          },
          required: ['date'],
          additionalProperties: false,
          title: 'an event',
        },
        title: 'the events',
      },
      offers: {
        description: 'How offers follow one another at the table',
        type: 'object',
        properties: {
          every: {
            description: 'The time from one offer to the next, made by the other side',
            $ref: '#/$defs/span',
          },
          first: {
            description: 'The party that makes the first',
            $ref: '#/$defs/name-of-party',
          },
        },
        required: ['every'],
        additionalProperties: false,
        title: 'the offers',
      },
      barriers: {
        description: 'What law stands in the way; may also be barriers.yaml',
        type: 'object',
        properties: {
          provisions: {
            description: 'What bars what',
            type: 'object',
            propertyNames: {
              $ref: '#/$defs/identifier',
            },
            additionalProperties: {
              type: 'object',
              properties: {
                title: {
                  description: 'What it is called in sentences',
                  $ref: '#/$defs/text',
                },
                note: {
                  description: 'Anything a reader should know',
                  $ref: '#/$defs/text',
                },
                sources: {
                  description: 'Ids of entries in sources.yaml',
                  $ref: '#/$defs/source-names',
                },
                regime: {
                  description: 'The body of law it belongs to',
                  $ref: '#/$defs/text',
                },
                instrument: {
                  description: 'The resolution or statute',
                  $ref: '#/$defs/text',
                },
                para: {
                  description: 'Its paragraph or section, as text: "18"',
                  $ref: '#/$defs/text',
                },
                bars: {
                  minItems: 0,
                  type: 'array',
                  items: {
                    $ref: '#/$defs/identifier',
                  },
                  uniqueItems: true,
                  description: 'Tags of the activities it bars',
                },
                contested: {
                  description: 'Tags that some say it bars and others deny',
                  minItems: 0,
                  type: 'array',
                  items: {
                    $ref: '#/$defs/identifier',
                  },
                  uniqueItems: true,
                },
                from: {
                  description: 'In force from this day',
                  $ref: '#/$defs/date',
                },
                until: {
                  description: 'In force until this day; null or absent: no end',
                  anyOf: [
                    {
                      $ref: '#/$defs/date',
                    },
                    {
                      type: 'null',
                    },
                  ],
                },
              },
              required: ['bars'],
              additionalProperties: false,
              title: 'a provision',
            },
            title: 'the provisions',
          },
          activities: {
            description: 'What is to be done',
            type: 'object',
            propertyNames: {
              $ref: '#/$defs/identifier',
            },
            additionalProperties: {
              type: 'object',
              properties: {
                title: {
                  description: 'What it is called in sentences',
                  $ref: '#/$defs/text',
                },
                note: {
                  description: 'Anything a reader should know',
                  $ref: '#/$defs/text',
                },
                sources: {
                  description: 'Ids of entries in sources.yaml',
                  $ref: '#/$defs/source-names',
                },
                tags: {
                  minItems: 0,
                  type: 'array',
                  items: {
                    $ref: '#/$defs/identifier',
                  },
                  uniqueItems: true,
                  description: 'What kinds of things it involves',
                },
              },
              required: ['tags'],
              additionalProperties: false,
              title: 'an activity',
            },
            title: 'the activities',
          },
          acts: {
            description: 'What can free from provisions, and at what price',
            type: 'object',
            propertyNames: {
              $ref: '#/$defs/identifier',
            },
            additionalProperties: {
              type: 'object',
              properties: {
                title: {
                  description: 'What it is called in sentences',
                  $ref: '#/$defs/text',
                },
                note: {
                  description: 'Anything a reader should know',
                  $ref: '#/$defs/text',
                },
                sources: {
                  description: 'Ids of entries in sources.yaml',
                  $ref: '#/$defs/source-names',
                },
                act: {
                  type: 'string',
                  enum: ['exempt', 'suspend', 'lift'],
                  description: 'Frees its own activities, all for a time, or all for good',
                },
                frees: {
                  minItems: 1,
                  type: 'array',
                  items: {
                    $ref: '#/$defs/name-of-provision',
                  },
                  uniqueItems: true,
                  'x-expected': 'a list of at least 1',
                  description: 'The provisions it frees from',
                },
                for: {
                  description: 'The activities that an exemption is for',
                  minItems: 0,
                  type: 'array',
                  items: {
                    $ref: '#/$defs/name-of-activity',
                  },
                  uniqueItems: true,
                },
                by: {
                  description: 'Who must act',
                  $ref: '#/$defs/text',
                },
                scope: {
                  description: 'How far an exemption reaches: project',
                  $ref: '#/$defs/text',
                },
                term: {
                  description: 'How long it lasts at most',
                  $ref: '#/$defs/span',
                },
                cost: {
                  description: 'Its price; default exempt 1, suspend 10, lift 100',
                  $ref: '#/$defs/range-not-negative',
                },
              },
              required: ['act', 'frees'],
              additionalProperties: false,
              title: 'an act',
            },
            title: 'the acts',
          },
        },
        additionalProperties: false,
        title: 'the barriers',
      },
      sources: {
        description: 'Sources, where the case is one file; else sources.yaml',
        type: 'object',
        propertyNames: {
          $ref: '#/$defs/identifier',
        },
        additionalProperties: {
          type: 'object',
          properties: {
            title: {
              description: 'Its title, with author and date',
              $ref: '#/$defs/text',
            },
            url: {
              description: 'Where it can be read',
              $ref: '#/$defs/text',
            },
            date_read: {
              description: 'The day it was read',
              $ref: '#/$defs/date',
            },
            basis: {
              type: 'string',
              enum: ['seen', 'background', 'mixed'],
              description: 'Read when compiled, known but not read, or partly',
            },
            note: {
              description: 'Anything a reader should know',
              $ref: '#/$defs/text',
            },
          },
          required: ['title', 'basis'],
          additionalProperties: false,
          title: 'a source',
        },
        title: 'the sources',
      },
      assessment: {
        description: 'One whole assessment may stand here',
        type: 'object',
        properties: {
          agreement: {
            description: 'The id of the agreement',
            $ref: '#/$defs/identifier',
          },
          by: {
            description: 'Whose view it is',
            $ref: '#/$defs/text',
          },
          as_of: {
            description: 'The day this view describes',
            $ref: '#/$defs/date',
          },
          scale: {
            description: 'gain: positive worths of each party sum to 100',
            type: 'string',
            enum: ['as-given', 'gain'],
          },
          stakes: {
            description: 'What breaking the agreement costs each party',
            type: 'object',
            propertyNames: {
              $ref: '#/$defs/name-of-party',
            },
            additionalProperties: {
              $ref: '#/$defs/range-not-negative',
            },
            title: 'values by party',
          },
          impatience: {
            description: 'Rate per time unit',
            type: 'object',
            propertyNames: {
              $ref: '#/$defs/name-of-party',
            },
            additionalProperties: {
              $ref: '#/$defs/range-not-negative',
            },
            title: 'values by party',
          },
          hazard: {
            description: 'Rate of outside breakdown per time unit',
            $ref: '#/$defs/range-not-negative',
          },
          worth: {
            description: 'What a step is worth to a party',
            type: 'object',
            propertyNames: {
              $ref: '#/$defs/name-of-step',
            },
            additionalProperties: {
              type: 'object',
              propertyNames: {
                $ref: '#/$defs/name-of-party',
              },
              additionalProperties: {
                $ref: '#/$defs/range',
              },
              title: 'values by party',
            },
            title: 'values by step',
          },
          ranks: {
            description: 'Worths known by rank only, or to filter numbers',
            type: 'object',
            propertyNames: {
              $ref: '#/$defs/name-of-party',
            },
            additionalProperties: {
              type: 'object',
              properties: {
                gains: {
                  description: 'Steps worth more than nothing, most to least; ties as nested lists',
                  type: 'array',
                  items: {
                    anyOf: [
                      {
                        $ref: '#/$defs/name-of-step',
                      },
                      {
                        minItems: 1,
                        type: 'array',
                        items: {
                          $ref: '#/$defs/name-of-step',
                        },
                      },
                    ],
                    'x-expected': 'a step, or a list of steps that tie',
                  },
                },
                costs: {
                  description: 'Steps worth less than nothing, largest loss first; ties as nested lists',
                  type: 'array',
                  items: {
                    anyOf: [
                      {
                        $ref: '#/$defs/name-of-step',
                      },
                      {
                        minItems: 1,
                        type: 'array',
                        items: {
                          $ref: '#/$defs/name-of-step',
                        },
                      },
                    ],
                    'x-expected': 'a step, or a list of steps that tie',
                  },
                },
                surplus: {
                  description: 'Total gains over total costs lies between these two',
                  minItems: 2,
                  maxItems: 2,
                  type: 'array',
                  items: {
                    type: 'number',
                    minimum: 0,
                  },
                  'x-form': 'ascending',
                  'x-expected': 'two numbers: [low, high]',
                },
              },
              additionalProperties: false,
              title: 'a ranking',
            },
            title: 'values by party',
          },
          bundles: {
            description: 'Steps with extra worth once all are done',
            type: 'array',
            items: {
              type: 'object',
              properties: {
                steps: {
                  minItems: 2,
                  type: 'array',
                  items: {
                    $ref: '#/$defs/name-of-step',
                  },
                  uniqueItems: true,
                  'x-form': 'set',
                  description: 'Once all of them are done',
                },
                worth: {
                  type: 'object',
                  propertyNames: {
                    $ref: '#/$defs/name-of-party',
                  },
                  additionalProperties: {
                    $ref: '#/$defs/range',
                  },
                  title: 'values by party',
                  description: 'Extra worth to each party, positive or negative',
                },
              },
              required: ['steps', 'worth'],
              additionalProperties: false,
              title: 'a bundle',
            },
          },
          drift: {
            description: 'Worth per time unit until a step that stops it',
            type: 'object',
            propertyNames: {
              $ref: '#/$defs/identifier',
            },
            additionalProperties: {
              type: 'object',
              propertyNames: {
                $ref: '#/$defs/name-of-party',
              },
              additionalProperties: {
                type: 'number',
              },
              title: 'values by party',
            },
            title: 'the drifts',
          },
          events: {
            description: 'What dated events of the agreement change',
            type: 'object',
            propertyNames: {
              $ref: '#/$defs/name-of-event',
            },
            additionalProperties: {
              type: 'object',
              properties: {
                impatience: {
                  description: 'Rate per time unit from that date on',
                  type: 'object',
                  propertyNames: {
                    $ref: '#/$defs/name-of-party',
                  },
                  additionalProperties: {
                    $ref: '#/$defs/range-not-negative',
                  },
                  title: 'values by party',
                },
                hazard: {
                  description: 'Rate of outside breakdown per time unit from that date on',
                  $ref: '#/$defs/range-not-negative',
                },
                stakes: {
                  description: 'What breaking the agreement costs each party from that date on',
                  type: 'object',
                  propertyNames: {
                    $ref: '#/$defs/name-of-party',
                  },
                  additionalProperties: {
                    $ref: '#/$defs/range-not-negative',
                  },
                  title: 'values by party',
                },
                outside: {
                  description: 'What a party gets by having no agreement from that date on, beside what it has in hand',
                  type: 'object',
                  propertyNames: {
                    $ref: '#/$defs/name-of-party',
                  },
                  additionalProperties: {
                    $ref: '#/$defs/range',
                  },
                  title: 'values by party',
                },
                why: {
                  description: 'One sentence: why the event does this',
                  $ref: '#/$defs/text',
                },
                basis: {
                  description: 'What it rests on; judgement where no source gives it',
                  type: 'string',
                  enum: ['seen', 'background', 'mixed', 'judgement'],
                },
              },
              required: ['why'],
              additionalProperties: false,
              title: 'an effect',
            },
            title: 'values by event',
          },
          basis: {
            description: 'What a worth rests on; judgement where no source gives it',
            type: 'object',
            propertyNames: {
              $ref: '#/$defs/name-of-subject',
            },
            additionalProperties: {
              type: 'string',
              enum: ['seen', 'background', 'mixed', 'judgement'],
            },
            title: 'words by step',
          },
          people: {
            description: 'Who holds this view',
            minItems: 0,
            type: 'array',
            items: {
              $ref: '#/$defs/name-of-person',
            },
            uniqueItems: true,
          },
          note: {
            description: 'Anything a reader should know',
            $ref: '#/$defs/text',
          },
          sources: {
            description: 'Ids of entries in sources.yaml',
            $ref: '#/$defs/source-names',
          },
          why: {
            type: 'object',
            propertyNames: {
              $ref: '#/$defs/name-of-subject',
            },
            additionalProperties: {
              $ref: '#/$defs/text',
            },
            title: 'words by step',
            description: 'One sentence for a step (a2), or one number (a2.A, stakes.A)',
          },
        },
        additionalProperties: false,
        title: 'an assessment',
      },
    },
    required: ['lockstep', 'id', 'title', 'as_of', 'time_unit', 'parties'],
    additionalProperties: false,
    title: 'an agreement',
    $defs: {
      identifier: {
        type: 'string',
        pattern: '^[\\p{L}_][\\p{L}\\p{M}\\p{Nd}_-]*$',
        'x-form': 'identifier',
      },
      text: {
        type: 'string',
        minLength: 1,
        'x-expected': 'text',
      },
      date: {
        type: 'string',
        pattern: '^\\d{4}-\\d{2}-\\d{2}$',
        'x-form': 'date',
        'x-expected': 'a date such as 2019-02-24',
      },
      'name-of-source': {
        type: 'string',
        pattern: '^[\\p{L}_][\\p{L}\\p{M}\\p{Nd}_-]*(\\.[1-9][0-9]*)?$',
        'x-names': 'source',
        'x-form': 'reference',
        'x-expected': 'the name of a source',
      },
      'source-names': {
        minItems: 0,
        type: 'array',
        items: {
          $ref: '#/$defs/name-of-source',
        },
        uniqueItems: true,
      },
      'name-of-actor': {
        type: 'string',
        pattern: '^[\\p{L}_][\\p{L}\\p{M}\\p{Nd}_-]*(\\.[1-9][0-9]*)?$',
        'x-names': 'actor',
        'x-form': 'reference',
        'x-expected': 'the name of a party or an other',
      },
      'name-of-assessment': {
        type: 'string',
        pattern: '^[\\p{L}_][\\p{L}\\p{M}\\p{Nd}_-]*(\\.[1-9][0-9]*)?$',
        'x-names': 'assessment',
        'x-form': 'reference',
        'x-expected': 'the name of an assessment',
      },
      'name-of-party': {
        type: 'string',
        pattern: '^[\\p{L}_][\\p{L}\\p{M}\\p{Nd}_-]*(\\.[1-9][0-9]*)?$',
        'x-names': 'party',
        'x-form': 'reference',
        'x-expected': 'the name of a party',
      },
      share: {
        anyOf: [
          {
            type: 'number',
            minimum: 0,
            maximum: 1,
          },
          {
            minItems: 2,
            maxItems: 3,
            type: 'array',
            items: {
              type: 'number',
              minimum: 0,
              maximum: 1,
            },
            'x-form': 'ascending',
            'x-expected': 'a number, [low, high] or [low, likely, high]',
          },
        ],
        'x-expected': 'a number, [low, high] or [low, likely, high]',
      },
      span: {
        anyOf: [
          {
            type: 'number',
            minimum: 0,
          },
          {
            minItems: 2,
            maxItems: 3,
            type: 'array',
            items: {
              type: 'number',
              minimum: 0,
            },
            'x-form': 'ascending',
          },
          {
            type: 'string',
            pattern: '^(0|[1-9][0-9]{0,5}) (day|week|month|year)s?$',
            'x-form': 'span',
            'x-expected': 'calendar time such as 30 days',
          },
        ],
        'x-expected': 'a number, [low, high] or [low, likely, high], or calendar time such as 30 days',
      },
      'name-of-step': {
        type: 'string',
        pattern: '^[\\p{L}_][\\p{L}\\p{M}\\p{Nd}_-]*(\\.[1-9][0-9]*)?$',
        'x-names': 'step',
        'x-form': 'reference',
        'x-expected': 'the name of a step',
      },
      until: {
        'x-expected': 'a date, { done: step }, { while: words } or { any: [...] }',
        anyOf: [
          {
            $ref: '#/$defs/date',
          },
          {
            type: 'object',
            properties: {
              done: {
                description: 'Until this step is done',
                $ref: '#/$defs/name-of-step',
              },
            },
            required: ['done'],
            additionalProperties: false,
            title: 'an end',
          },
          {
            type: 'object',
            properties: {
              while: {
                description: 'As long as this goes on: a step, or words',
                $ref: '#/$defs/text',
              },
            },
            required: ['while'],
            additionalProperties: false,
            title: 'an end',
          },
          {
            type: 'object',
            properties: {
              any: {
                minItems: 1,
                type: 'array',
                items: {
                  $ref: '#/$defs/until',
                },
                description: 'Whichever comes first',
              },
            },
            required: ['any'],
            additionalProperties: false,
            title: 'an end',
          },
        ],
      },
      'name-of-drift': {
        type: 'string',
        pattern: '^[\\p{L}_][\\p{L}\\p{M}\\p{Nd}_-]*(\\.[1-9][0-9]*)?$',
        'x-names': 'drift',
        'x-form': 'reference',
        'x-expected': 'the name of a drift',
      },
      'name-of-activity': {
        type: 'string',
        pattern: '^[\\p{L}_][\\p{L}\\p{M}\\p{Nd}_-]*(\\.[1-9][0-9]*)?$',
        'x-names': 'activity',
        'x-form': 'reference',
        'x-expected': 'the name of an activity',
      },
      rule: {
        anyOf: [
          {
            type: 'object',
            properties: {
              of: {
                description: 'Whose rule it is, and who must agree to drop it',
                $ref: '#/$defs/name-of-party',
              },
              before: {
                minItems: 2,
                maxItems: 2,
                type: 'array',
                items: {
                  $ref: '#/$defs/name-of-step',
                },
                'x-expected': 'two steps: [first, second]',
                description: 'The first of the two comes first: the second requires it',
              },
            },
            required: ['before'],
            additionalProperties: false,
            title: 'a rule',
          },
          {
            type: 'object',
            properties: {
              of: {
                description: 'Whose rule it is, and who must agree to drop it',
                $ref: '#/$defs/name-of-party',
              },
              never: {
                description: 'This step, and all that requires it, is out',
                $ref: '#/$defs/name-of-step',
              },
            },
            required: ['never'],
            additionalProperties: false,
            title: 'a rule',
          },
          {
            type: 'object',
            properties: {
              of: {
                description: 'Whose rule it is, and who must agree to drop it',
                $ref: '#/$defs/name-of-party',
              },
              together: {
                minItems: 2,
                type: 'array',
                items: {
                  $ref: '#/$defs/name-of-step',
                },
                uniqueItems: true,
                'x-form': 'set',
                'x-expected': 'a list of two or more steps',
                description: 'Done as one phase',
              },
            },
            required: ['together'],
            additionalProperties: false,
            title: 'a rule',
          },
          {
            type: 'object',
            properties: {
              of: {
                description: 'Whose rule it is, and who must agree to drop it',
                $ref: '#/$defs/name-of-party',
              },
              escrow: {
                minItems: 2,
                type: 'array',
                items: {
                  $ref: '#/$defs/name-of-step',
                },
                uniqueItems: true,
                'x-form': 'set',
                'x-expected': 'a list of two or more steps',
                description: 'Exchanged in one stroke',
              },
              guarantor: {
                description: 'Who holds the escrow and checks it',
                $ref: '#/$defs/name-of-actor',
              },
              cost: {
                description: 'What the escrow costs each party; never undone',
                type: 'object',
                propertyNames: {
                  $ref: '#/$defs/name-of-party',
                },
                additionalProperties: {
                  type: 'number',
                  minimum: 0,
                },
                title: 'values by party',
              },
            },
            required: ['escrow'],
            additionalProperties: false,
            title: 'a rule',
          },
          {
            type: 'object',
            properties: {
              of: {
                description: 'Whose rule it is, and who must agree to drop it',
                $ref: '#/$defs/name-of-party',
              },
              one_of: {
                minItems: 2,
                type: 'array',
                items: {
                  $ref: '#/$defs/name-of-step',
                },
                uniqueItems: true,
                'x-form': 'set',
                'x-expected': 'a list of two or more steps',
                description: 'Exactly one of them is in every deal',
              },
            },
            required: ['one_of'],
            additionalProperties: false,
            title: 'a rule',
          },
          {
            type: 'object',
            properties: {
              of: {
                description: 'Whose rule it is, and who must agree to drop it',
                $ref: '#/$defs/name-of-party',
              },
              at_most_one: {
                minItems: 2,
                type: 'array',
                items: {
                  $ref: '#/$defs/name-of-step',
                },
                uniqueItems: true,
                'x-form': 'set',
                'x-expected': 'a list of two or more steps',
                description: 'Bracketed alternatives: at most one is in a deal',
              },
            },
            required: ['at_most_one'],
            additionalProperties: false,
            title: 'a rule',
          },
        ],
        'x-expected': 'a rule such as { of: B, before: [b1, a2] }',
      },
      __schema0: {
        anyOf: [
          {
            type: 'string',
          },
          {
            type: 'number',
          },
          {
            type: 'boolean',
          },
          {
            type: 'null',
          },
          {
            type: 'array',
            items: {
              $ref: '#/$defs/__schema0',
            },
          },
          {
            type: 'object',
            propertyNames: {
              type: 'string',
            },
            additionalProperties: {
              $ref: '#/$defs/__schema0',
            },
          },
        ],
      },
      'name-of-speaker': {
        type: 'string',
        pattern: '^[\\p{L}_][\\p{L}\\p{M}\\p{Nd}_-]*(\\.[1-9][0-9]*)?$',
        'x-names': 'speaker',
        'x-form': 'reference',
        'x-expected': 'the name of a party, an other or a person',
      },
      'name-of-provision': {
        type: 'string',
        pattern: '^[\\p{L}_][\\p{L}\\p{M}\\p{Nd}_-]*(\\.[1-9][0-9]*)?$',
        'x-names': 'provision',
        'x-form': 'reference',
        'x-expected': 'the name of a provision',
      },
      'range-not-negative': {
        anyOf: [
          {
            type: 'number',
            minimum: 0,
          },
          {
            minItems: 2,
            maxItems: 3,
            type: 'array',
            items: {
              type: 'number',
              minimum: 0,
            },
            'x-form': 'ascending',
            'x-expected': 'a number, [low, high] or [low, likely, high]',
          },
        ],
        'x-expected': 'a number, [low, high] or [low, likely, high]',
      },
      range: {
        anyOf: [
          {
            type: 'number',
          },
          {
            minItems: 2,
            maxItems: 3,
            type: 'array',
            items: {
              type: 'number',
            },
            'x-form': 'ascending',
            'x-expected': 'a number, [low, high] or [low, likely, high]',
          },
        ],
        'x-expected': 'a number, [low, high] or [low, likely, high]',
      },
      'name-of-event': {
        type: 'string',
        pattern: '^[\\p{L}_][\\p{L}\\p{M}\\p{Nd}_-]*(\\.[1-9][0-9]*)?$',
        'x-names': 'event',
        'x-form': 'reference',
        'x-expected': 'the name of an event',
      },
      'name-of-subject': {
        type: 'string',
        pattern: '^[\\p{L}_][\\p{L}\\p{M}\\p{Nd}_-]*(\\.[\\p{L}\\p{M}\\p{Nd}_-]+){0,2}$',
        'x-names': 'subject',
        'x-form': 'reference',
        'x-expected': 'a step, or one number such as a2.A or stakes.A',
      },
      'name-of-person': {
        type: 'string',
        pattern: '^[\\p{L}_][\\p{L}\\p{M}\\p{Nd}_-]*(\\.[1-9][0-9]*)?$',
        'x-names': 'person',
        'x-form': 'reference',
        'x-expected': 'the name of a person',
      },
    },
  },
  assessment: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties: {
      lockstep_assessment: {
        type: 'number',
        const: 1,
        'x-form': 'version',
        description: 'The version of this format: 1',
      },
      agreement: {
        description: 'The id of the agreement',
        $ref: '#/$defs/identifier',
      },
      by: {
        description: 'Whose view it is',
        $ref: '#/$defs/text',
      },
      as_of: {
        description: 'The day this view describes',
        $ref: '#/$defs/date',
      },
      scale: {
        description: 'gain: positive worths of each party sum to 100',
        type: 'string',
        enum: ['as-given', 'gain'],
      },
      stakes: {
        description: 'What breaking the agreement costs each party',
        type: 'object',
        propertyNames: {
          $ref: '#/$defs/name-of-party',
        },
        additionalProperties: {
          $ref: '#/$defs/range-not-negative',
        },
        title: 'values by party',
      },
      impatience: {
        description: 'Rate per time unit',
        type: 'object',
        propertyNames: {
          $ref: '#/$defs/name-of-party',
        },
        additionalProperties: {
          $ref: '#/$defs/range-not-negative',
        },
        title: 'values by party',
      },
      hazard: {
        description: 'Rate of outside breakdown per time unit',
        $ref: '#/$defs/range-not-negative',
      },
      worth: {
        description: 'What a step is worth to a party',
        type: 'object',
        propertyNames: {
          $ref: '#/$defs/name-of-step',
        },
        additionalProperties: {
          type: 'object',
          propertyNames: {
            $ref: '#/$defs/name-of-party',
          },
          additionalProperties: {
            $ref: '#/$defs/range',
          },
          title: 'values by party',
        },
        title: 'values by step',
      },
      ranks: {
        description: 'Worths known by rank only, or to filter numbers',
        type: 'object',
        propertyNames: {
          $ref: '#/$defs/name-of-party',
        },
        additionalProperties: {
          type: 'object',
          properties: {
            gains: {
              description: 'Steps worth more than nothing, most to least; ties as nested lists',
              type: 'array',
              items: {
                anyOf: [
                  {
                    $ref: '#/$defs/name-of-step',
                  },
                  {
                    minItems: 1,
                    type: 'array',
                    items: {
                      $ref: '#/$defs/name-of-step',
                    },
                  },
                ],
                'x-expected': 'a step, or a list of steps that tie',
              },
            },
            costs: {
              description: 'Steps worth less than nothing, largest loss first; ties as nested lists',
              type: 'array',
              items: {
                anyOf: [
                  {
                    $ref: '#/$defs/name-of-step',
                  },
                  {
                    minItems: 1,
                    type: 'array',
                    items: {
                      $ref: '#/$defs/name-of-step',
                    },
                  },
                ],
                'x-expected': 'a step, or a list of steps that tie',
              },
            },
            surplus: {
              description: 'Total gains over total costs lies between these two',
              minItems: 2,
              maxItems: 2,
              type: 'array',
              items: {
                type: 'number',
                minimum: 0,
              },
              'x-form': 'ascending',
              'x-expected': 'two numbers: [low, high]',
            },
          },
          additionalProperties: false,
          title: 'a ranking',
        },
        title: 'values by party',
      },
      bundles: {
        description: 'Steps with extra worth once all are done',
        type: 'array',
        items: {
          type: 'object',
          properties: {
            steps: {
              minItems: 2,
              type: 'array',
              items: {
                $ref: '#/$defs/name-of-step',
              },
              uniqueItems: true,
              'x-form': 'set',
              description: 'Once all of them are done',
            },
            worth: {
              type: 'object',
              propertyNames: {
                $ref: '#/$defs/name-of-party',
              },
              additionalProperties: {
                $ref: '#/$defs/range',
              },
              title: 'values by party',
              description: 'Extra worth to each party, positive or negative',
            },
          },
          required: ['steps', 'worth'],
          additionalProperties: false,
          title: 'a bundle',
        },
      },
      drift: {
        description: 'Worth per time unit until a step that stops it',
        type: 'object',
        propertyNames: {
          $ref: '#/$defs/identifier',
        },
        additionalProperties: {
          type: 'object',
          propertyNames: {
            $ref: '#/$defs/name-of-party',
          },
          additionalProperties: {
            type: 'number',
          },
          title: 'values by party',
        },
        title: 'the drifts',
      },
      events: {
        description: 'What dated events of the agreement change',
        type: 'object',
        propertyNames: {
          $ref: '#/$defs/name-of-event',
        },
        additionalProperties: {
          type: 'object',
          properties: {
            impatience: {
              description: 'Rate per time unit from that date on',
              type: 'object',
              propertyNames: {
                $ref: '#/$defs/name-of-party',
              },
              additionalProperties: {
                $ref: '#/$defs/range-not-negative',
              },
              title: 'values by party',
            },
            hazard: {
              description: 'Rate of outside breakdown per time unit from that date on',
              $ref: '#/$defs/range-not-negative',
            },
            stakes: {
              description: 'What breaking the agreement costs each party from that date on',
              type: 'object',
              propertyNames: {
                $ref: '#/$defs/name-of-party',
              },
              additionalProperties: {
                $ref: '#/$defs/range-not-negative',
              },
              title: 'values by party',
            },
            outside: {
              description: 'What a party gets by having no agreement from that date on, beside what it has in hand',
              type: 'object',
              propertyNames: {
                $ref: '#/$defs/name-of-party',
              },
              additionalProperties: {
                $ref: '#/$defs/range',
              },
              title: 'values by party',
            },
            why: {
              description: 'One sentence: why the event does this',
              $ref: '#/$defs/text',
            },
            basis: {
              description: 'What it rests on; judgement where no source gives it',
              type: 'string',
              enum: ['seen', 'background', 'mixed', 'judgement'],
            },
          },
          required: ['why'],
          additionalProperties: false,
          title: 'an effect',
        },
        title: 'values by event',
      },
      basis: {
        description: 'What a worth rests on; judgement where no source gives it',
        type: 'object',
        propertyNames: {
          $ref: '#/$defs/name-of-subject',
        },
        additionalProperties: {
          type: 'string',
          enum: ['seen', 'background', 'mixed', 'judgement'],
        },
        title: 'words by step',
      },
      people: {
        description: 'Who holds this view',
        minItems: 0,
        type: 'array',
        items: {
          $ref: '#/$defs/name-of-person',
        },
        uniqueItems: true,
      },
      note: {
        description: 'Anything a reader should know',
        $ref: '#/$defs/text',
      },
      sources: {
        description: 'Ids of entries in sources.yaml',
        $ref: '#/$defs/source-names',
      },
      why: {
        type: 'object',
        propertyNames: {
          $ref: '#/$defs/name-of-subject',
        },
        additionalProperties: {
          $ref: '#/$defs/text',
        },
        title: 'words by step',
        description: 'One sentence for a step (a2), or one number (a2.A, stakes.A)',
      },
    },
    required: ['lockstep_assessment', 'agreement', 'by', 'as_of'],
    additionalProperties: false,
    title: 'an assessment',
    $defs: {
      identifier: {
        type: 'string',
        pattern: '^[\\p{L}_][\\p{L}\\p{M}\\p{Nd}_-]*$',
        'x-form': 'identifier',
      },
      text: {
        type: 'string',
        minLength: 1,
        'x-expected': 'text',
      },
      date: {
        type: 'string',
        pattern: '^\\d{4}-\\d{2}-\\d{2}$',
        'x-form': 'date',
        'x-expected': 'a date such as 2019-02-24',
      },
      'name-of-party': {
        type: 'string',
        pattern: '^[\\p{L}_][\\p{L}\\p{M}\\p{Nd}_-]*(\\.[1-9][0-9]*)?$',
        'x-names': 'party',
        'x-form': 'reference',
        'x-expected': 'the name of a party',
      },
      'range-not-negative': {
        anyOf: [
          {
            type: 'number',
            minimum: 0,
          },
          {
            minItems: 2,
            maxItems: 3,
            type: 'array',
            items: {
              type: 'number',
              minimum: 0,
            },
            'x-form': 'ascending',
            'x-expected': 'a number, [low, high] or [low, likely, high]',
          },
        ],
        'x-expected': 'a number, [low, high] or [low, likely, high]',
      },
      'name-of-step': {
        type: 'string',
        pattern: '^[\\p{L}_][\\p{L}\\p{M}\\p{Nd}_-]*(\\.[1-9][0-9]*)?$',
        'x-names': 'step',
        'x-form': 'reference',
        'x-expected': 'the name of a step',
      },
      range: {
        anyOf: [
          {
            type: 'number',
          },
          {
            minItems: 2,
            maxItems: 3,
            type: 'array',
            items: {
              type: 'number',
            },
            'x-form': 'ascending',
            'x-expected': 'a number, [low, high] or [low, likely, high]',
          },
        ],
        'x-expected': 'a number, [low, high] or [low, likely, high]',
      },
      'name-of-event': {
        type: 'string',
        pattern: '^[\\p{L}_][\\p{L}\\p{M}\\p{Nd}_-]*(\\.[1-9][0-9]*)?$',
        'x-names': 'event',
        'x-form': 'reference',
        'x-expected': 'the name of an event',
      },
      'name-of-subject': {
        type: 'string',
        pattern: '^[\\p{L}_][\\p{L}\\p{M}\\p{Nd}_-]*(\\.[\\p{L}\\p{M}\\p{Nd}_-]+){0,2}$',
        'x-names': 'subject',
        'x-form': 'reference',
        'x-expected': 'a step, or one number such as a2.A or stakes.A',
      },
      'name-of-person': {
        type: 'string',
        pattern: '^[\\p{L}_][\\p{L}\\p{M}\\p{Nd}_-]*(\\.[1-9][0-9]*)?$',
        'x-names': 'person',
        'x-form': 'reference',
        'x-expected': 'the name of a person',
      },
      'name-of-source': {
        type: 'string',
        pattern: '^[\\p{L}_][\\p{L}\\p{M}\\p{Nd}_-]*(\\.[1-9][0-9]*)?$',
        'x-names': 'source',
        'x-form': 'reference',
        'x-expected': 'the name of a source',
      },
      'source-names': {
        minItems: 0,
        type: 'array',
        items: {
          $ref: '#/$defs/name-of-source',
        },
        uniqueItems: true,
      },
    },
  },
  sources: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties: {
      sources: {
        type: 'object',
        propertyNames: {
          $ref: '#/$defs/identifier',
        },
        additionalProperties: {
          type: 'object',
          properties: {
            title: {
              description: 'Its title, with author and date',
              $ref: '#/$defs/text',
            },
            url: {
              description: 'Where it can be read',
              $ref: '#/$defs/text',
            },
            date_read: {
              description: 'The day it was read',
              $ref: '#/$defs/date',
            },
            basis: {
              type: 'string',
              enum: ['seen', 'background', 'mixed'],
              description: 'Read when compiled, known but not read, or partly',
            },
            note: {
              description: 'Anything a reader should know',
              $ref: '#/$defs/text',
            },
          },
          required: ['title', 'basis'],
          additionalProperties: false,
          title: 'a source',
        },
        title: 'the sources',
        description: 'By id',
      },
    },
    required: ['sources'],
    additionalProperties: false,
    title: 'a sources file',
    $defs: {
      identifier: {
        type: 'string',
        pattern: '^[\\p{L}_][\\p{L}\\p{M}\\p{Nd}_-]*$',
        'x-form': 'identifier',
      },
      text: {
        type: 'string',
        minLength: 1,
        'x-expected': 'text',
      },
      date: {
        type: 'string',
        pattern: '^\\d{4}-\\d{2}-\\d{2}$',
        'x-form': 'date',
        'x-expected': 'a date such as 2019-02-24',
      },
    },
  },
  barriers: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties: {
      provisions: {
        description: 'What bars what',
        type: 'object',
        propertyNames: {
          $ref: '#/$defs/identifier',
        },
        additionalProperties: {
          type: 'object',
          properties: {
            title: {
              description: 'What it is called in sentences',
              $ref: '#/$defs/text',
            },
            note: {
              description: 'Anything a reader should know',
              $ref: '#/$defs/text',
            },
            sources: {
              description: 'Ids of entries in sources.yaml',
              $ref: '#/$defs/source-names',
            },
            regime: {
              description: 'The body of law it belongs to',
              $ref: '#/$defs/text',
            },
            instrument: {
              description: 'The resolution or statute',
              $ref: '#/$defs/text',
            },
            para: {
              description: 'Its paragraph or section, as text: "18"',
              $ref: '#/$defs/text',
            },
            bars: {
              minItems: 0,
              type: 'array',
              items: {
                $ref: '#/$defs/identifier',
              },
              uniqueItems: true,
              description: 'Tags of the activities it bars',
            },
            contested: {
              description: 'Tags that some say it bars and others deny',
              minItems: 0,
              type: 'array',
              items: {
                $ref: '#/$defs/identifier',
              },
              uniqueItems: true,
            },
            from: {
              description: 'In force from this day',
              $ref: '#/$defs/date',
            },
            until: {
              description: 'In force until this day; null or absent: no end',
              anyOf: [
                {
                  $ref: '#/$defs/date',
                },
                {
                  type: 'null',
                },
              ],
            },
          },
          required: ['bars'],
          additionalProperties: false,
          title: 'a provision',
        },
        title: 'the provisions',
      },
      activities: {
        description: 'What is to be done',
        type: 'object',
        propertyNames: {
          $ref: '#/$defs/identifier',
        },
        additionalProperties: {
          type: 'object',
          properties: {
            title: {
              description: 'What it is called in sentences',
              $ref: '#/$defs/text',
            },
            note: {
              description: 'Anything a reader should know',
              $ref: '#/$defs/text',
            },
            sources: {
              description: 'Ids of entries in sources.yaml',
              $ref: '#/$defs/source-names',
            },
            tags: {
              minItems: 0,
              type: 'array',
              items: {
                $ref: '#/$defs/identifier',
              },
              uniqueItems: true,
              description: 'What kinds of things it involves',
            },
          },
          required: ['tags'],
          additionalProperties: false,
          title: 'an activity',
        },
        title: 'the activities',
      },
      acts: {
        description: 'What can free from provisions, and at what price',
        type: 'object',
        propertyNames: {
          $ref: '#/$defs/identifier',
        },
        additionalProperties: {
          type: 'object',
          properties: {
            title: {
              description: 'What it is called in sentences',
              $ref: '#/$defs/text',
            },
            note: {
              description: 'Anything a reader should know',
              $ref: '#/$defs/text',
            },
            sources: {
              description: 'Ids of entries in sources.yaml',
              $ref: '#/$defs/source-names',
            },
            act: {
              type: 'string',
              enum: ['exempt', 'suspend', 'lift'],
              description: 'Frees its own activities, all for a time, or all for good',
            },
            frees: {
              minItems: 1,
              type: 'array',
              items: {
                $ref: '#/$defs/name-of-provision',
              },
              uniqueItems: true,
              'x-expected': 'a list of at least 1',
              description: 'The provisions it frees from',
            },
            for: {
              description: 'The activities that an exemption is for',
              minItems: 0,
              type: 'array',
              items: {
                $ref: '#/$defs/name-of-activity',
              },
              uniqueItems: true,
            },
            by: {
              description: 'Who must act',
              $ref: '#/$defs/text',
            },
            scope: {
              description: 'How far an exemption reaches: project',
              $ref: '#/$defs/text',
            },
            term: {
              description: 'How long it lasts at most',
              $ref: '#/$defs/span',
            },
            cost: {
              description: 'Its price; default exempt 1, suspend 10, lift 100',
              $ref: '#/$defs/range-not-negative',
            },
          },
          required: ['act', 'frees'],
          additionalProperties: false,
          title: 'an act',
        },
        title: 'the acts',
      },
    },
    additionalProperties: false,
    title: 'the barriers',
    $defs: {
      identifier: {
        type: 'string',
        pattern: '^[\\p{L}_][\\p{L}\\p{M}\\p{Nd}_-]*$',
        'x-form': 'identifier',
      },
      text: {
        type: 'string',
        minLength: 1,
        'x-expected': 'text',
      },
      'name-of-source': {
        type: 'string',
        pattern: '^[\\p{L}_][\\p{L}\\p{M}\\p{Nd}_-]*(\\.[1-9][0-9]*)?$',
        'x-names': 'source',
        'x-form': 'reference',
        'x-expected': 'the name of a source',
      },
      'source-names': {
        minItems: 0,
        type: 'array',
        items: {
          $ref: '#/$defs/name-of-source',
        },
        uniqueItems: true,
      },
      date: {
        type: 'string',
        pattern: '^\\d{4}-\\d{2}-\\d{2}$',
        'x-form': 'date',
        'x-expected': 'a date such as 2019-02-24',
      },
      'name-of-provision': {
        type: 'string',
        pattern: '^[\\p{L}_][\\p{L}\\p{M}\\p{Nd}_-]*(\\.[1-9][0-9]*)?$',
        'x-names': 'provision',
        'x-form': 'reference',
        'x-expected': 'the name of a provision',
      },
      'name-of-activity': {
        type: 'string',
        pattern: '^[\\p{L}_][\\p{L}\\p{M}\\p{Nd}_-]*(\\.[1-9][0-9]*)?$',
        'x-names': 'activity',
        'x-form': 'reference',
        'x-expected': 'the name of an activity',
      },
      span: {
        anyOf: [
          {
            type: 'number',
            minimum: 0,
          },
          {
            minItems: 2,
            maxItems: 3,
            type: 'array',
            items: {
              type: 'number',
              minimum: 0,
            },
            'x-form': 'ascending',
          },
          {
            type: 'string',
            pattern: '^(0|[1-9][0-9]{0,5}) (day|week|month|year)s?$',
            'x-form': 'span',
            'x-expected': 'calendar time such as 30 days',
          },
        ],
        'x-expected': 'a number, [low, high] or [low, likely, high], or calendar time such as 30 days',
      },
      'range-not-negative': {
        anyOf: [
          {
            type: 'number',
            minimum: 0,
          },
          {
            minItems: 2,
            maxItems: 3,
            type: 'array',
            items: {
              type: 'number',
              minimum: 0,
            },
            'x-form': 'ascending',
            'x-expected': 'a number, [low, high] or [low, likely, high]',
          },
        ],
        'x-expected': 'a number, [low, high] or [low, likely, high]',
      },
    },
  },
};
