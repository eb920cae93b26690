/** What a layout takes and gives. Nodes and edges are known by their places in the lists: no name is an id here. */

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface PlaneEdge {
  readonly from: number;
  readonly to: number;
  readonly label: Size;
  /** The width that the label takes between columns. */
  readonly room: number;
  /** How many columns it spans at least. */
  readonly columns: number;
}

export interface PlacedGraph extends Size {
  /** The middle of each node, and its column. */
  readonly nodes: readonly (Point & { readonly column: number })[];
  /** The middle of each label, and the points that the edge passes from side to side. */
  readonly links: readonly { readonly label: Point; readonly points: readonly Point[] }[];
}
