/** A rule is held by a function of this library; a statement binds people, or names what the product is for. */
export type ClauseKind = 'rule' | 'statement';

export type Clause = { readonly kind: ClauseKind; readonly says: string };

/**
 * Every clause of the Regulation («Положение об итоговой аттестации слушателей», 18.01.2017) and what it means here.
 * `npm run regulation` prints beside each rule the functions and specs that hold it; a rule without either fails the tests.
 */
export const CLAUSES = {
  '1.1': { kind: 'rule', says: 'two kinds of program: professional development and retraining' },
  '1.2': { kind: 'statement', says: 'the acts that the Regulation stands on' },
  '1.3': { kind: 'rule', says: 'the final attestation is obligatory' },
  '1.4': { kind: 'statement', says: 'its aim: to judge how far the program is mastered' },
  '1.5': { kind: 'statement', says: 'a commission holds it' },
  '1.6': { kind: 'statement', says: 'it is objective and independent' },
  '1.7': { kind: 'rule', says: 'it may be held remotely' },
  '1.8': { kind: 'statement', says: 'the organisation chooses forms and kinds' },
  '1.9': { kind: 'rule', says: 'it may be held at the organisation, a unit, or the customer’s' },
  '1.10': { kind: 'rule', says: 'the kind of program decides the document: certificate or diploma' },
  '1.11': { kind: 'statement', says: 'the Regulation is public: page /regulation' },
  '1.12': { kind: 'statement', says: 'a customer may ask for explanations: form on that page' },
  '2.1': { kind: 'rule', says: 'a commission for each program' },
  '2.2': { kind: 'rule', says: 'the director’s order approves its chair and members' },
  '2.3': { kind: 'statement', says: 'what commissions are for' },
  '2.4': { kind: 'rule', says: 'the chair leads it' },
  '2.5': { kind: 'rule', says: 'in retraining the director chairs' },
  '2.6': { kind: 'rule', says: 'in retraining outside specialists sit on it' },
  '2.7': { kind: 'rule', says: 'at most three people, in retraining five' },
  '3.1': { kind: 'rule', says: 'admitted: no arrears and the whole curriculum done' },
  '3.2': { kind: 'rule', says: 'the procedure is made known to the learner' },
  '3.3': { kind: 'rule', says: 'professional development ends by a test' },
  '3.4': { kind: 'statement', says: 'what the test is for' },
  '3.5': { kind: 'rule', says: 'every question of the program, one right answer each' },
  '3.6': { kind: 'rule', says: 'an hour and a half for the test' },
  '3.7': { kind: 'rule', says: 'a pass is at least 60 % of the questions' },
  '3.8': { kind: 'rule', says: 'one more free time within 7 days' },
  '3.9': { kind: 'rule', says: 'retraining ends by an exam and/or a thesis defence' },
  '3.10': { kind: 'rule', says: 'the program says which' },
  '3.11': { kind: 'rule', says: 'retraining: a second time on dates that the commission sets' },
  '3.12': { kind: 'rule', says: 'results are announced the same day, after the protocol' },
  '3.13': { kind: 'rule', says: 'who passed gets the document' },
  '3.14': { kind: 'rule', says: 'who failed gets a reference of study' },
  '3.15': { kind: 'rule', says: 'the meeting is recorded by a protocol' },
  '4': { kind: 'rule', says: 'marks on a two- or four-point scale' },
  '5.1': { kind: 'rule', says: 'the learner may appeal' },
  '5.2': { kind: 'rule', says: 'on the procedure or on the result' },
  '5.3': { kind: 'rule', says: 'in person, on the day of the attestation' },
  '5.4': { kind: 'rule', says: 'at least two teachers, none from the attestation commission' },
  '5.5': { kind: 'rule', says: 'the director or an authorised person chairs' },
  '5.6': { kind: 'rule', says: 'considered within 3 working days' },
  '5.7': { kind: 'rule', says: 'the attestation commission’s chair takes part' },
  '5.8': { kind: 'rule', says: 'the learner may attend' },
  '5.9': { kind: 'rule', says: 'procedure: upheld only when confirmed and influential' },
  '5.10': { kind: 'rule', says: 'result: kept, or changed with reasons' },
  '5.11': { kind: 'rule', says: 'the learner is told within 3 working days' },
  '5.12': { kind: 'rule', says: 'the decision is final' },
} as const satisfies Record<string, Clause>;

export type ClauseNumber = keyof typeof CLAUSES;
