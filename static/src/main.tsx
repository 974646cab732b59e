import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { openSocket } from "./link/socket";
import { Log } from "./log/Log";
import { chatSeam, type Seam } from "./seam";
import { App } from "./shell/App";
import { connect } from "./store/connect";
import "./shell/fonts.css";
import "./shell/tokens.css";

declare global {
  interface Window {
    playbill: Seam;
  }
}

/** What the page outside of the bundle may use. */
export const playbill: Seam = {
  ...chatSeam,
  mount: (element) => draw(element, <App />),
  mountLog: (element) => draw(element, <Log />),
};

export const { mount, mountLog } = playbill;

window.playbill = playbill;

function draw(element: HTMLElement, content: React.ReactNode): void {
  element.classList.add("playbill");
  createRoot(element).render(<StrictMode>{content}</StrictMode>);
  connect(openSocket);
}
