import { type FormEvent, useState } from "react";
import type { ChatMessage, Question } from "../contract";
import { Button } from "../controls/Button";
import { Field } from "../controls/Field";
import { AnswerInput } from "./AnswerInput";
import { type Given, type Misfit, sendAnswer, type Values, waiting } from "./question";
import "./question-card.css";

interface QuestionCardProps {
  readonly message: ChatMessage;
  readonly question: Question;
  /** Whether what is written in the composer answers it. */
  readonly composed: boolean;
}

/** The card of an open question: who asks, the words, how to answer, how long it waits. */
export function QuestionCard({ message, question, composed }: QuestionCardProps) {
  const [values, setValues] = useState<Values>({});
  const [misfit, setMisfit] = useState<Misfit | null>(null);
  const [sending, setSending] = useState(false);
  const send = async (sent: Values) => {
    setSending(true);
    setMisfit(await sendAnswer(message, question, sent).finally(() => setSending(false)));
  };
  const offered = question.kind === "switch" ? ["Yes", "No"] : question.kind === "choices" ? [] : question.choices;
  const isForm = question.fields.length > 0;
  const written = isForm || !(question.kind === "switch" || question.kind === "choice");
  const fields = isForm ? question.fields : [{ ...question, name: "", help: "", required: true }];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send(values);
  };
  return (
    <form className="playbill-question" aria-label={`${message.speaker} asks`} onSubmit={submit}>
      <b>{message.speaker}</b>
      <div className="asked">{question.text}</div>
      {!isForm && offered.length > 0 && (
        <div className="choices">
          {offered.map((choice, at) => (
            <Button
              key={choice}
              look={at === 0 ? "fill" : "line"}
              disabled={sending}
              onClick={() => void send({ "": choice })}
            >
              {choice}
            </Button>
          ))}
        </div>
      )}
      {written && !(composed && question.kind === "text" && !isForm) && (
        <>
          {fields.map((field) => (
            <Field
              key={field.name}
              title={isForm ? `${field.name}${field.required ? " *" : ""}` : "Your answer"}
              help={field.help}
            >
              {(ids) => (
                <>
                  <AnswerInput
                    asked={field}
                    ids={ids}
                    given={values[field.name]}
                    wrong={misfit?.field === field.name}
                    give={(given: Given) => setValues({ ...values, [field.name]: given })}
                  />
                  {misfit?.field === field.name && <Refused sentence={misfit.sentence} />}
                </>
              )}
            </Field>
          ))}
          <Button look="fill" type="submit" disabled={sending}>
            Send
          </Button>
        </>
      )}
      {misfit && !(written && fields.some(({ name }) => name === misfit.field)) && (
        <Refused sentence={misfit.sentence} />
      )}
      <small>
        {composed && question.kind === "text" && !isForm && "Write your answer below. "}
        {fields.some(({ required }) => isForm && required) && "* must be filled in. "}
        {waiting(question)}
      </small>
    </form>
  );
}

function Refused({ sentence }: { readonly sentence: string }) {
  return (
    <p className="pb-field-problem" role="alert">
      {sentence}
    </p>
  );
}
