import { Stack, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { useContractValidate } from '../forms/validate.ts';
import { ConfirmModal } from './ConfirmModal.tsx';

type Body = { readonly reason: string };

export type ReasonModalProps<Done> = {
  readonly onClose: () => void;
  readonly title: string;
  /** Exactly what will happen and cannot be undone. */
  readonly children: ReactNode;
  readonly label: string;
  readonly hint?: string;
  /** The verb of the act. */
  readonly confirm: string;
  /** The schema of the request: it says what a reason may be. */
  readonly schema: z.ZodType | undefined;
  readonly act: (body: Body) => Promise<Done>;
  readonly onDone: (done: Done) => unknown;
};

/** Before what cannot be undone and wants a reason: shows what will happen, then asks why. */
export function ReasonModal<Done>(props: ReasonModalProps<Done>) {
  const { onClose, title, children, label, hint, confirm, schema, act, onDone } = props;
  const form = useForm({ initialValues: { reason: '' }, validate: useContractValidate(schema) });
  const acting = useMutation({ mutationFn: act, onSuccess: onDone });
  return (
    <ConfirmModal
      opened
      danger
      onClose={onClose}
      title={title}
      confirm={confirm}
      onConfirm={form.onSubmit((values) => acting.mutate(values))}
      pending={acting.isPending}
      error={acting.error}
    >
      <Stack>
        {children}
        <Textarea
          {...form.getInputProps('reason')}
          data-autofocus
          label={label}
          description={hint}
          autosize
          minRows={2}
        />
      </Stack>
    </ConfirmModal>
  );
}
