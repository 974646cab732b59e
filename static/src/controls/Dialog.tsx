import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { IconButton } from "./Button";
import "./dialog.css";

interface DialogProps {
  readonly title: string;
  /** One sentence under the title. */
  readonly line?: string;
  readonly close: () => void;
  /** Width in pixels; it never exceeds the window. */
  readonly width: number;
  /** Without a visible title and close button, for surfaces that bring their own. */
  readonly bare?: boolean;
  /** The focus goes elsewhere than back when it closes. */
  readonly focusElsewhere?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Where one begins: the first field or what is marked as first, else the surface itself, so that nothing stands out. */
function focusFirst(event: Event): void {
  event.preventDefault();
  const content = event.currentTarget as HTMLElement;
  (content.querySelector<HTMLElement>("[data-first], input, textarea") ?? content).focus();
}

/** A surface over the whole page; Escape and a click outside close it, and the focus goes back to where it was. */
export function Dialog({
  title,
  line,
  close,
  width,
  bare = false,
  focusElsewhere = false,
  className = "",
  children,
}: DialogProps) {
  return (
    <Radix.Root open onOpenChange={(open) => open || close()}>
      <Radix.Portal>
        <Radix.Overlay className="playbill pb-veil">
          <Radix.Content
            className={`pb-dialog ${className}`}
            style={{ width }}
            onOpenAutoFocus={focusFirst}
            onCloseAutoFocus={(event) => focusElsewhere && event.preventDefault()}
            {...(line ? {} : { "aria-describedby": undefined })}
          >
            <Radix.Title className={bare ? "pb-unseen" : "title"}>{title}</Radix.Title>
            {line && <Radix.Description className="line">{line}</Radix.Description>}
            {children}
            {!bare && (
              <div className="close">
                <IconButton icon="x" label="Close" onClick={close} />
              </div>
            )}
          </Radix.Content>
        </Radix.Overlay>
      </Radix.Portal>
    </Radix.Root>
  );
}
