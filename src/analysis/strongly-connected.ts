/**
 * The strongly connected components of a graph; every component comes after those it leads
 * into (callees before callers). Tarjan's algorithm, without recursion.
 */
export function stronglyConnectedComponents<Node>(
  nodes: Iterable<Node>,
  successorsOf: (node: Node) => Iterable<Node>,
): readonly (readonly Node[])[] {
  const components: Node[][] = [];
  const index = new Map<Node, number>();
  /** The smallest index reachable from a node within the open components. */
  const low = new Map<Node, number>();
  const open: Node[] = [];
  const isOpen = new Set<Node>();
  const lower = (node: Node, value: number) => low.set(node, Math.min(low.get(node) ?? value, value));

  for (const root of nodes) {
    if (index.has(root)) continue;
    const stack: { node: Node; pending: Iterator<Node> }[] = [];
    const enter = (node: Node) => {
      index.set(node, index.size);
      lower(node, index.size - 1);
      open.push(node);
      isOpen.add(node);
      stack.push({ node, pending: successorsOf(node)[Symbol.iterator]() });
    };
    enter(root);
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const next = top.pending.next();
      if (!next.done) {
        const seen = index.get(next.value);
        if (seen === undefined) enter(next.value);
        else if (isOpen.has(next.value)) lower(top.node, seen);
        continue;
      }
      stack.pop();
      const caller = stack.at(-1);
      if (caller) lower(caller.node, low.get(top.node) ?? 0);
      if (low.get(top.node) === index.get(top.node)) {
        const component = open.splice(open.lastIndexOf(top.node));
        for (const node of component) isOpen.delete(node);
        components.push(component);
      }
    }
  }
  return components;
}
