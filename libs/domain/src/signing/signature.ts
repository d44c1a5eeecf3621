/** What people sign. */
export const SIGNATURE_SUBJECTS = [
  'protocol',
  'order',
  'appeal-application',
  'appeal',
  'appeal-acknowledgement',
] as const;
export type SignatureSubject = (typeof SIGNATURE_SUBJECTS)[number];

/** How somebody whose signature was wanted stands to it; `absent` is recorded of him, the rest he does himself. */
export const SIGNATURE_STATUSES = ['signed', 'signed-with-opinion', 'refused', 'absent'] as const;
export type SignatureStatus = (typeof SIGNATURE_STATUSES)[number];

/** How the signer was told from others; `recorded` is not a signature: nobody signed. */
export const SIGNATURE_METHODS = ['password', 'password+totp', 'password+email', 'recorded'] as const;
export type SignatureMethod = (typeof SIGNATURE_METHODS)[number];

/** Where one-time codes come from: an application on the signer's own device, or his e-mail. */
export const SECOND_FACTORS = ['totp', 'email'] as const;
export type SecondFactor = (typeof SECOND_FACTORS)[number];
