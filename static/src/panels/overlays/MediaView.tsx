import type { MediaPart } from "../../words";

/** A file of the media store as large as there is room, with a way to save it. */
export function MediaView({ media }: { readonly media: MediaPart }) {
  const url = `/media/${media.hash}`;
  return (
    <figure>
      <Shown media={media} url={url} />
      <figcaption>
        {media.caption || media.name}
        <a href={url} download={media.name || media.hash}>
          Save
        </a>
      </figcaption>
    </figure>
  );
}

function Shown({ media, url }: { readonly media: MediaPart; readonly url: string }) {
  switch (media.kind) {
    case "image":
      return (
        <img
          src={url}
          alt={media.caption || media.name}
          width={media.width ?? undefined}
          height={media.height ?? undefined}
        />
      );
    case "audio":
      // biome-ignore lint/a11y/useMediaCaption: made by a node; its words, where there are any, stand beside it
      return <audio src={url} controls />;
    case "video":
      // biome-ignore lint/a11y/useMediaCaption: made by a node; its words, where there are any, stand beside it
      return <video src={url} controls />;
    case "file":
      return null;
  }
}
