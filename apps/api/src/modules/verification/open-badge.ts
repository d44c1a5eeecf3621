import type { RegisteredKind } from '@itog/domain';
import { maskedName } from '@itog/domain';
import type { VerifiedDocument } from './verification.repository.ts';

/** Contexts of Open Badges 3.0 over the second data model of verifiable credentials, in their order. */
export const CONTEXTS = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
] as const;

/** Kinds that say what somebody has achieved: a reference and an extract do not. */
const ACHIEVEMENTS = {
  certificate: {
    type: 'Certificate',
    name: 'Удостоверение о повышении квалификации',
    program: 'Дополнительная профессиональная программа повышения квалификации',
  },
  diploma: {
    type: 'Diploma',
    name: 'Диплом о профессиональной переподготовке',
    program: 'Дополнительная профессиональная программа профессиональной переподготовки',
  },
} as const;

type Achieving = keyof typeof ACHIEVEMENTS;

/** Whether a document of this kind can be asked for as a credential. */
export function hasCredential(kind: RegisteredKind): kind is Achieving {
  return kind in ACHIEVEMENTS;
}

/** Addresses that stand in a credential and must answer for as long as it is shown to anybody. */
export function credentialAddresses(publicUrl: string, code: string) {
  const document = `${publicUrl}/api/verify/${code}`;
  return {
    issuer: `${publicUrl}/api/issuer`,
    credential: `${document}/credential`,
    status: `${document}/status`,
    holder: `${publicUrl}/verify/${code}#holder`,
  };
}

/**
 * The document as an Open Badges 3.0 credential, which is a W3C verifiable credential. Whom it names is masked as on the
 * verification page, and not hashed: a hash beside its salt would let anyone try all names against it.
 */
export function openBadge(document: VerifiedDocument & { readonly kind: Achieving }, publicUrl: string) {
  const { code, organisation, program, studyPeriod, hours } = document;
  const at = credentialAddresses(publicUrl, code);
  const { type, name, program: programKind } = ACHIEVEMENTS[document.kind];
  return {
    '@context': CONTEXTS,
    id: at.credential,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: { id: at.issuer, type: ['Profile'], name: organisation, url: publicUrl },
    validFrom: seconds(document.validFrom),
    ...(document.status !== 'valid' && document.statusAt && { validUntil: seconds(document.statusAt) }),
    name: `${name} № ${document.registrationNumber}`,
    credentialSubject: {
      id: at.holder,
      type: ['AchievementSubject'],
      identifier: [
        { type: 'IdentityObject', hashed: false, identityHash: maskedName(document.learner), identityType: 'name' },
      ],
      licenseNumber: document.registrationNumber,
      activityStartDate: `${studyPeriod.from}T00:00:00Z`,
      activityEndDate: `${studyPeriod.to}T00:00:00Z`,
      achievement: {
        id: `urn:uuid:${document.programId}`,
        type: ['Achievement'],
        achievementType: type,
        name: program,
        description: `${programKind} «${program}», объём в академических часах: ${hours}`,
        criteria: { narrative: 'Программа освоена, итоговая аттестация пройдена успешно.' },
        inLanguage: 'ru',
      },
    },
    credentialStatus: { id: at.status, type: '1EdTechRevocationList' },
  };
}

/** An instant without its fraction, as the times of tokens are counted in whole seconds. */
const seconds = (instant: Date): string => instant.toISOString().replace(/\.\d+Z$/u, 'Z');
