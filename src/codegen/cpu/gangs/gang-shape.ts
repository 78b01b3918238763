/** How a gang's lanes are held. */
export interface GangShape {
  /** W: threads of a gang. */
  readonly width: number;
  /**
   * P: lanes of one vector of LLVM's. A varying value is W / P such *pieces*, because LLVM handles vectors wider than the
   * machine's badly, those of i1 above all: each mask of 16 lanes cost tens of instructions on WASM (measured: triad 6 to 26 ms).
   */
  readonly pieceWidth: number;
}
