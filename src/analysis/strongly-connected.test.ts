import * as fc from "fast-check";
import { expect, test } from "vitest";
import { stronglyConnectedComponents } from "./strongly-connected.ts";

/** Edges by node number. */
type Graph = readonly (readonly number[])[];
const componentsOf = (graph: Graph) =>
  stronglyConnectedComponents(graph.keys(), (node) => graph[node] ?? []).map((component) =>
    component.toSorted((a, b) => a - b),
  );

test("components come after those they lead into", () => {
  // 0 and 1 call each other and 2; 2 calls 3; nobody calls 4.
  expect(componentsOf([[1, 2], [0], [3], [], [4]])).toEqual([[3], [2], [0, 1], [4]]);
});

test("two cycles that share a node are one component", () => {
  expect(componentsOf([[1], [0, 2], [1, 3], []])).toEqual([[3], [0, 1, 2]]);
});

test("a node that only leads back to itself is a component of its own", () => {
  expect(componentsOf([[0], [0, 1]])).toEqual([[0], [1]]);
});

test("a chain of a hundred thousand nodes does not exhaust the stack", () => {
  const length = 100_000;
  const components = stronglyConnectedComponents([0], (node) => (node < length ? [node + 1] : []));
  expect(components).toHaveLength(length + 1);
});

test("random graphs: two nodes share a component exactly when each reaches the other", () => {
  const size = 7;
  const graphs = fc.array(fc.array(fc.nat(size - 1), { maxLength: 3 }), { minLength: size, maxLength: size });
  fc.assert(
    fc.property(graphs, (graph) => {
      const reaches = (from: number, to: number) => {
        const seen = new Set([from]);
        for (const node of seen) for (const next of graph[node] ?? []) seen.add(next);
        return seen.has(to);
      };
      const components = componentsOf(graph);
      expect(components.flat().sort((a, b) => a - b)).toEqual([...graph.keys()]);
      const place = (node: number) => components.findIndex((component) => component.includes(node));
      for (const a of graph.keys()) {
        for (const b of graph.keys()) {
          expect(place(a) === place(b)).toBe(reaches(a, b) && reaches(b, a));
          if (reaches(a, b)) expect(place(b)).toBeLessThanOrEqual(place(a));
        }
      }
    }),
    { numRuns: 300 },
  );
});
