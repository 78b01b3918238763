/** Loaded before anything else: writes down and refuses every way to the network that Node has. */
const { appendFileSync } = require("node:fs");
const { isMainThread } = require("node:worker_threads");

const note = (what) => appendFileSync(process.env.NETWORK_LOG, `${what}\n`);
note(isMainThread ? "process" : "thread");

function refuse(owner, name, what) {
  owner[name] = () => {
    note(what);
    throw new Error(`${what} is not allowed`);
  };
}

const dgram = require("node:dgram");
const dns = require("node:dns");
const net = require("node:net");
const tls = require("node:tls");
refuse(net.Socket.prototype, "connect", "connect");
refuse(net.Server.prototype, "listen", "listen");
refuse(tls, "connect", "tls");
refuse(dgram, "createSocket", "datagram");
for (const name of ["lookup", "resolve"]) refuse(dns, name, "name");
for (const name of ["lookup", "resolve"]) refuse(dns.promises, name, "name");
for (const name of ["fetch", "WebSocket", "EventSource"]) {
  if (name in globalThis) refuse(globalThis, name, name);
}
