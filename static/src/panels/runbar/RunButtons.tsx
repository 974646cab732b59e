import type { RunBar } from "../../contract";
import { Button, IconButton } from "../../controls/Button";
import { Menu, type MenuItem } from "../../controls/Menu";
import { edit, openSettings, remedy, run, stop } from "../../store/actions";
import { setPanels } from "../../store/panels";
import { useStudio } from "../../store/studio";
import { toComposer, toQuestion } from "../to-chat";

/** Stop stands where Run was; a second click of the hand that pressed Run must not hit it. */
const HAND_REST = 400;

interface RunButtonsProps {
  readonly bar: RunBar;
  /** When the run began, on the clock of `performance.now`. */
  readonly started: { readonly current: number };
}

/** The buttons of the run bar at each moment of a run. */
export function RunButtons({ bar, started }: RunButtonsProps) {
  const halt = (now: boolean) => {
    if (performance.now() - started.current > HAND_REST) void stop(now);
  };
  switch (bar.moment) {
    case "ready":
      return <RunButton label="Run" start={() => void run()} />;
    case "needs_message":
      return <RunButton label="Run" start={toComposer} />;
    case "problem":
      return <ProblemButtons />;
    case "running":
      return <Stop label="Stop" halt={() => halt(false)} />;
    case "stopping":
      return <Stop label="Stop now" halt={() => halt(true)} />;
    case "needs_you":
      return (
        <>
          <Button look="fill" onClick={toQuestion}>
            Answer
          </Button>
          <Stop label="Stop" halt={() => halt(false)} />
        </>
      );
    case "done":
    case "stopped":
      return <RunButton label="Run again" start={() => void run()} />;
    case "failed":
      return <FailedButtons bar={bar} />;
  }
}

function Stop({ label, halt }: { readonly label: string; readonly halt: () => void }) {
  return (
    <Button icon="stop" onClick={halt}>
      {label}
    </Button>
  );
}

function RunButton({ label, start }: { readonly label: string; readonly start: () => void }) {
  return (
    <div className="pb-split">
      <Button look="fill" icon="play" onClick={start}>
        {label}
      </Button>
      <RunMenu />
    </div>
  );
}

/** Other ways to run: as far as, from, or only the selected node. */
function RunMenu() {
  const [id, ...others] = useStudio((state) => state.selected);
  const title = useStudio((state) => (id === undefined ? undefined : state.flow.nodes[id]?.title));
  const everything: MenuItem = { label: "Run everything", icon: "play", keys: "Ctrl+Enter", choose: () => void run() };
  const single = id !== undefined && title !== undefined && others.length === 0;
  const items: MenuItem[] = single
    ? [
        everything,
        { label: `From ${title}`, icon: "from", keys: "Shift+Enter", choose: () => void run({ origin: id }) },
        { label: `Until ${title}`, choose: () => void run({ until: id }) },
        { label: `Only ${title}`, choose: () => void run({ only: id }) },
      ]
    : [everything, { heading: "Select a node to run from it or until it." }];
  return (
    <Menu items={items} align="end" side="top">
      <button type="button" className="pb-button fill more" aria-label="Other ways to run">
        <svg className="pb-icon" viewBox="0 0 16 16" width="14" height="14" aria-hidden>
          <path d="M4.5 9.5 8 6l3.5 3.5" />
        </svg>
      </button>
    </Menu>
  );
}

function ProblemButtons() {
  const problem = useStudio((state) => state.problems.find((one) => one.severity === "blocking"));
  const mend = () => {
    if (problem?.fix) void edit(...problem.fix.edits);
    else if (problem?.node) openSettings(problem.node);
    else setPanels({ problems: true });
  };
  return (
    <Button look="fill" onClick={mend}>
      {problem?.fix?.label ?? "Fix"}
    </Button>
  );
}

function FailedButtons({ bar }: { readonly bar: RunBar }) {
  const { node, remedy: cure } = bar;
  const again = () => void run(node ? { origin: node } : {});
  if (!cure || cure.action === "again" || cure.action === "details" || !node) {
    return (
      <>
        {node && cure?.action === "details" && <Button onClick={() => remedy(node, cure)}>{cure.label}</Button>}
        <Button look="fill" onClick={again}>
          {node ? "Try again from here" : "Try again"}
        </Button>
      </>
    );
  }
  return (
    <>
      <Button look="fill" onClick={() => remedy(node, cure)}>
        {cure.label}
      </Button>
      <IconButton icon="from" label="Try again from here" onClick={again} />
    </>
  );
}
