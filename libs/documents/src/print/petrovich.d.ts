declare module 'petrovich' {
  type Gender = 'male' | 'female' | 'androgynous';
  type Case = 'nominative' | 'genitive' | 'dative' | 'accusative' | 'instrumental' | 'prepositional';
  type Person = { gender: Gender; first?: string; middle?: string; last?: string };
  /** The parts given, in the case asked for. */
  export default function petrovich(person: Person, to: Case): Omit<Person, 'gender'>;
}
