import { ActionIcon, Button, Checkbox, NumberInput, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { StatusBadge } from '../../../ui/feedback/StatusBadge.tsx';
import type { ProgramBody } from '../use-program.ts';
import classes from './edit.module.css';

type Form = UseFormReturnType<ProgramBody>;

/** The parts of the curriculum; below them, whether their hours make up the program's. */
export function CurriculumFields({ form }: { form: Form }) {
  const { t } = useTranslation('programs');
  const { modules, hours } = form.values;
  const add = (attestation: boolean) =>
    form.insertListItem('modules', {
      title: attestation ? t('curriculum.attestation') : '',
      hours: attestation ? 2 : 8,
      attestation,
    });
  return (
    <>
      {modules.length > 0 && (
        <ol className={classes.modules}>
          {modules.map((_module, index) => (
            <ModuleFields key={index} form={form} index={index} />
          ))}
        </ol>
      )}
      <div className={classes.below}>
        <Button variant="default" leftSection={<IconPlus size={18} aria-hidden />} onClick={() => add(false)}>
          {t('curriculum.add')}
        </Button>
        {!modules.some(({ attestation }) => attestation) && (
          <Button variant="subtle" onClick={() => add(true)}>
            {t('curriculum.addAttestation')}
          </Button>
        )}
        <Sum
          hours={Number(hours)}
          sum={modules.reduce((total, module) => total + Number(module.hours), 0)}
          empty={modules.length === 0}
        />
      </div>
    </>
  );
}

function Sum({ hours, sum, empty }: { hours: number; sum: number; empty: boolean }) {
  const { t } = useTranslation('programs');
  if (empty) return <span className={classes.sum}>{t('curriculum.sumEmpty')}</span>;
  const left = hours - sum;
  return (
    <output className={classes.sum}>
      <StatusBadge tone={left === 0 ? 'good' : 'warn'}>{t('curriculum.sum', { sum, hours })}</StatusBadge>{' '}
      {left > 0 && t('curriculum.short', { count: left })}
      {left < 0 && t('curriculum.over', { count: -left })}
    </output>
  );
}

function ModuleFields({ form, index }: { form: Form; index: number }) {
  const { t } = useTranslation('programs');
  const number = index + 1;
  const last = form.values.modules.length - 1;
  const field = (name: string) => form.getInputProps(`modules.${index}.${name}`);
  const move = (to: number) => form.reorderListItem('modules', { from: index, to });
  return (
    <li className={classes.module}>
      <span className={classes.number} aria-hidden>
        {number}
      </span>
      <TextInput
        {...field('title')}
        aria-label={t('curriculum.moduleTitle', { number })}
        placeholder={t('curriculum.modulePlaceholder')}
        className={classes.title}
      />
      <NumberInput
        {...field('hours')}
        aria-label={t('curriculum.moduleHours', { number })}
        min={0}
        max={5000}
        clampBehavior="none"
        allowDecimal={false}
        allowNegative={false}
        rightSection={<span aria-hidden>{t('curriculum.h')}</span>}
        className={classes.hours}
      />
      <Checkbox
        {...form.getInputProps(`modules.${index}.attestation`, { type: 'checkbox' })}
        label={t('curriculum.isAttestation')}
        className={classes.flag}
      />
      <div className={classes.moves}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('curriculum.up', { number })}
          disabled={index === 0}
          onClick={() => move(index - 1)}
        >
          <IconArrowUp size={18} />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('curriculum.down', { number })}
          disabled={index === last}
          onClick={() => move(index + 1)}
        >
          <IconArrowDown size={18} />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('curriculum.remove', { number })}
          onClick={() => form.removeListItem('modules', index)}
        >
          <IconTrash size={18} />
        </ActionIcon>
      </div>
    </li>
  );
}
