import { Icon } from "../../icons/Icon";
import { mediaUrl } from "../../link/media";
import type { MediaPart } from "../../words";

/** A picture, film, sound or file as small as a node draws it. */
export function MediaPreview({ part }: { readonly part: MediaPart }) {
  switch (part.kind) {
    case "image":
      return (
        <img
          className="pb-picture"
          src={mediaUrl(part)}
          alt={part.caption || part.name}
          draggable={false}
          loading="lazy"
        />
      );
    case "video":
      return (
        <span className="pb-picture film">
          <video src={mediaUrl(part)} preload="metadata" muted aria-label={part.caption || part.name} />
          <Icon name="play" size={24} />
        </span>
      );
    case "audio":
      // biome-ignore lint/a11y/useMediaCaption: its words, where there are any, stand beside it
      return <audio className="pb-sound nodrag" src={mediaUrl(part)} controls preload="none" aria-label={part.name} />;
    case "file":
      return (
        <span className="pb-file">
          <Icon name="file" size={14} />
          {part.name}
        </span>
      );
  }
}
