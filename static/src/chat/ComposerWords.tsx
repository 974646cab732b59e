import { useEffect } from "react";
import { useStudio } from "../store/studio";
import { InterruptButton } from "./InterruptButton";
import { askerOf, placeholder, sendingWords } from "./words";

/** The words under the composer that say what sending does, and the other way to say it; also keeps the placeholder. */
export function ComposerWords({ field }: { readonly field: () => HTMLTextAreaElement | null }) {
  const bar = useStudio((state) => state.bar);
  const asker = useStudio(askerOf);
  const hint = placeholder(bar, asker);
  useEffect(() => {
    const found = field();
    if (found) found.placeholder = hint;
  }, [field, hint]);
  return (
    <>
      <InterruptButton />
      <span className="pb-sending">{sendingWords(bar, asker)}</span>
    </>
  );
}
