/*
 * The monitoring port of a switch with VLANs: copies each frame of several bridges to one link, with the bridge's tag.
 *
 *     span TO BRIDGE VLAN [BRIDGE VLAN ...]
 *
 * Many kernels cannot filter VLANs in a bridge, so each VLAN is a bridge of its own and this puts the tags on.
 */
#include <arpa/inet.h>
#include <linux/if_packet.h>
#include <net/ethernet.h>
#include <net/if.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

enum { LARGEST_FRAME = 2048, MOST_BRIDGES = 8, ADDRESSES_OF_FRAME = 12, TAG = 4 };

#ifndef PACKET_IGNORE_OUTGOING
#define PACKET_IGNORE_OUTGOING 23
#endif

static void fail(const char *what) {
    perror(what);
    exit(1);
}

int main(int count, char **words) {
    int bridges = (count - 2) / 2;
    if (count < 4 || count % 2 != 0 || bridges > MOST_BRIDGES) {
        fprintf(stderr, "usage: span TO BRIDGE VLAN [BRIDGE VLAN ...]\n");
        return 2;
    }
    struct sockaddr_ll target = {.sll_family = AF_PACKET, .sll_ifindex = if_nametoindex(words[1])};
    int to = socket(AF_PACKET, SOCK_RAW, 0);
    if (to < 0 || bind(to, (struct sockaddr *)&target, sizeof target) < 0) fail(words[1]);

    /* One socket for all bridges: it hands frames on in the order in which they came. */
    int from = socket(AF_PACKET, SOCK_RAW, htons(ETH_P_ALL));
    int yes = 1, buffer = 64 << 20;
    if (from < 0 || setsockopt(from, SOL_PACKET, PACKET_IGNORE_OUTGOING, &yes, sizeof yes) < 0) fail("socket");
    setsockopt(from, SOL_SOCKET, SO_RCVBUFFORCE, &buffer, sizeof buffer);
    int indices[MOST_BRIDGES], vlans[MOST_BRIDGES];
    for (int i = 0; i < bridges; i++) {
        indices[i] = if_nametoindex(words[2 + 2 * i]);
        vlans[i] = atoi(words[3 + 2 * i]);
        struct packet_mreq everything = {.mr_ifindex = indices[i], .mr_type = PACKET_MR_PROMISC};
        if (setsockopt(from, SOL_PACKET, PACKET_ADD_MEMBERSHIP, &everything, sizeof everything) < 0)
            fail(words[2 + 2 * i]);
    }

    unsigned char frame[LARGEST_FRAME];
    for (;;) {
        struct sockaddr_ll came;
        socklen_t size = sizeof came;
        int length = recvfrom(from, frame + TAG, sizeof frame - TAG, 0, (struct sockaddr *)&came, &size);
        for (int i = 0; i < bridges; i++) {
            if (came.sll_ifindex != indices[i] || length < ADDRESSES_OF_FRAME) continue;
            memmove(frame, frame + TAG, ADDRESSES_OF_FRAME);
            frame[12] = 0x81;
            frame[13] = 0x00;
            frame[14] = vlans[i] >> 8;
            frame[15] = vlans[i] & 0xff;
            send(to, frame, length + TAG, 0);
        }
    }
}
