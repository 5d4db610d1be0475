import socket

opened = []
for family in ("AF_INET", "AF_INET6", "AF_UNIX", "AF_NETLINK", "AF_PACKET", "AF_VSOCK", "AF_ALG"):
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW, socket.SOCK_SEQPACKET):
        try:
            socket.socket(getattr(socket, family), kind).close()
            opened.append(family)
        except OSError:
            pass
try:
    socket.create_connection(("127.0.0.1", 22), 1)
    opened.append("127.0.0.1")
except OSError:
    pass
print("could open " + ", ".join(opened) if opened else "held")
