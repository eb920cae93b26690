/** The parts of a picture, and what it is drawn from. */
import { NodeId } from '../../model/node';
import { Story, StoryExit } from '../story/story';

/** A story, and what is to be said of it beside an earlier report. */
export interface PicturePath {
  readonly story: Story;
  readonly state?: 'new' | 'was';
  readonly removed?: readonly StoryExit[];
  readonly added?: readonly StoryExit[];
}

export type NodeShape = 'source' | 'function' | 'exit' | 'nowhere' | 'doubt';

/** Who is notified of what an exit keeps. */
export interface Notified {
  readonly who: 'nobody' | 'somebody' | 'unknown';
  readonly words: string;
}

export interface PictureNode {
  readonly id: number;
  readonly label: string;
  readonly shape: NodeShape;
  readonly stack: string;
  /** What the label starts with, such as `queue`. */
  readonly noun?: string;
  /** The label without its noun. */
  readonly name: string;
  /** The node of the graph that it stands for. */
  readonly node?: NodeId;
  /** The template hides what it is. */
  readonly hidden?: true;
  /** What ends there is lost for certain, although it has the shape of a doubt. */
  readonly isLost?: true;
  /** How many functions share the exit, where each has a copy of it. */
  readonly shared?: number;
  /** Every edge at it is of the earlier report, or new. */
  readonly mark?: 'new' | 'was';
  /** Who is told, at an exit. Two kinds of records may have two answers. */
  readonly told: readonly Notified[];
}

export interface PictureEdge {
  readonly from: number;
  readonly to: number;
  readonly label: string;
  /** `solid` for what is, `dotted` for handled events and doubts, `dashed` for what was. */
  readonly line: 'solid' | 'dotted' | 'dashed';
  readonly mark?: 'new' | 'was';
  /** How long an exit keeps what arrives, or what else there is to say. */
  readonly details: readonly string[];
  /** The places of its stories in the list that the picture shows. */
  readonly paths: readonly number[];
}
