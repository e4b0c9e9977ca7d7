import { Trans } from '@lingui/react/macro';
import * as z from 'zod/mini';
import { Form, SubmitButton } from '../form/Form.tsx';
import { useAppForm } from '../form/use-app-form.ts';
import { QuestionField } from './QuestionField.tsx';
import { answersSchema, type Question } from './questions.ts';

export interface AnswerFormProps {
  questions: readonly Question[];
  /** Gets what was answered, without what was left empty. What it throws lands at the fields. */
  onAnswer: (fields: Record<string, string>) => Promise<unknown>;
}

/** Asks what could be asked after payment only. */
export function AnswerForm({ questions, onAnswer }: AnswerFormProps) {
  const form = useAppForm({
    schema: z.object({ fields: answersSchema(questions) }),
    defaultValues: { fields: Object.fromEntries(questions.map(({ key }) => [key, ''])) },
  });
  return (
    <Form
      form={form}
      onSubmit={({ fields }) =>
        onAnswer(Object.fromEntries(Object.entries(fields).filter(([, answer]) => answer !== '')))
      }
    >
      {questions.map((question) => (
        <QuestionField key={question.key} field={question} />
      ))}
      <SubmitButton className="w-fit">
        <Trans>Send answers</Trans>
      </SubmitButton>
    </Form>
  );
}
