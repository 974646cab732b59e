import { useState } from "react";
import { IconButton } from "../controls/Button";
import { Menu, type MenuItem } from "../controls/Menu";
import { Icon } from "../icons/Icon";
import { openFlow } from "../store/actions";
import { ask } from "../store/connect";
import { setPanels } from "../store/panels";
import { useStudio } from "../store/studio";
import { TitleInput } from "./TitleInput";

/** The line over the chat: which conversation it is, a new one, and what can be done with it. */
export function ChatHeader() {
  const session = useStudio((state) => state.session);
  const sessions = useStudio((state) => state.sessions);
  const flow = useStudio((state) => state.flowId);
  const [naming, setNaming] = useState(false);
  if (!session || !flow) return <header className="pb-chat-header" />;
  const others: MenuItem[] = sessions.map(({ id, title }) => ({
    label: title || "New conversation",
    chosen: id === session.id,
    choose: () => void openFlow(flow, id),
  }));
  const rename = (title: string | null) => {
    setNaming(false);
    if (title) void ask({ kind: "change_session", session: session.id, title });
  };
  return (
    <header className="pb-chat-header">
      <h2>Chat</h2>
      {naming ? (
        <TitleInput title={session.title} done={rename} />
      ) : (
        <Menu items={others}>
          <button
            type="button"
            className="conversation"
            aria-label={`${session.title || "New conversation"}: other conversations`}
          >
            <span>{session.title || "New conversation"}</span>
            <Icon name="chev" size={14} />
          </button>
        </Menu>
      )}
      <span className="actions">
        <IconButton icon="plus" label="New conversation" onClick={() => void ask({ kind: "new_session" })} />
        <Menu
          align="end"
          items={[
            { label: "Rename", icon: "pen", choose: () => setNaming(true) },
            {
              label: "Delete conversation",
              icon: "bin",
              danger: true,
              choose: () => void ask({ kind: "change_session", session: session.id, delete: true }),
            },
          ]}
        >
          <IconButton icon="dots" label="More about this conversation" />
        </Menu>
        <span className="close">
          <IconButton icon="x" label="Close the chat" onClick={() => setPanels({ chat: false })} />
        </span>
      </span>
    </header>
  );
}
