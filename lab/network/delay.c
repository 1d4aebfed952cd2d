/*
 * The way between the router and what is outside: delays, loses and holds back frames as a long way would.
 *
 *     delay IF IF SEED NEAREST_MS FARTHEST_MS JITTER_MS LOSS_PER_MILLE
 *
 * Many kernels lack netem, so this stands between two links in user space. Every outside address has its own fixed
 * delay, the same one each way; frames of one address never overtake each other, as routers take care. ARP and
 * neighbour discovery pass at once.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <linux/if_packet.h>
#include <net/ethernet.h>
#include <net/if.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

#ifndef PACKET_IGNORE_OUTGOING
#define PACKET_IGNORE_OUTGOING 23
#endif

enum { LARGEST_FRAME = 2048, MOST_WAITING = 1 << 14, ADDRESSES = 1 << 12 };

struct frame {
    uint64_t release; /* when it goes on, in nanoseconds */
    uint64_t order;   /* of arrival */
    int to, length;
    unsigned char bytes[LARGEST_FRAME];
};

static struct frame *waiting[MOST_WAITING]; /* a heap: the next to go on comes first */
static int waiting_count;
static uint64_t last_release[2][ADDRESSES];
static uint64_t arrivals;
static uint64_t chance;
static double nearest_ms, farthest_ms, jitter_ms, loss_per_mille;

static uint64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000000000ull + time.tv_nsec;
}

static uint64_t mix(uint64_t z) {
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
    return z ^ (z >> 31);
}

static double uniform(void) {
    chance += 0x9e3779b97f4a7c15ull;
    return (mix(chance) >> 11) * 0x1p-53;
}

static int open_link(const char *name) {
    int link = socket(AF_PACKET, SOCK_RAW, htons(ETH_P_ALL));
    struct sockaddr_ll address = {.sll_family = AF_PACKET, .sll_protocol = htons(ETH_P_ALL)};
    address.sll_ifindex = if_nametoindex(name);
    struct packet_mreq everything = {.mr_ifindex = address.sll_ifindex, .mr_type = PACKET_MR_PROMISC};
    int yes = 1, buffer = 8 << 20;
    if (link < 0 || bind(link, (struct sockaddr *)&address, sizeof address) < 0 ||
        setsockopt(link, SOL_PACKET, PACKET_IGNORE_OUTGOING, &yes, sizeof yes) < 0 ||
        setsockopt(link, SOL_PACKET, PACKET_ADD_MEMBERSHIP, &everything, sizeof everything) < 0) {
        perror(name);
        exit(1);
    }
    setsockopt(link, SOL_SOCKET, SO_RCVBUFFORCE, &buffer, sizeof buffer);
    return link;
}

/* The outside address of a frame as a number; -1 where it has none that matters. */
static int64_t outside_address(const unsigned char *bytes, int length, int goes_out) {
    int type = length < 14 ? 0 : bytes[12] << 8 | bytes[13];
    if (type == ETH_P_IP && length >= 34) {
        uint32_t address;
        memcpy(&address, bytes + 14 + (goes_out ? 16 : 12), 4);
        return address;
    }
    if (type == ETH_P_IPV6 && length >= 54) {
        int is_neighbour_discovery = bytes[20] == 58 && length > 54 && bytes[54] >= 133 && bytes[54] <= 137;
        uint64_t halves[2];
        memcpy(halves, bytes + 14 + (goes_out ? 24 : 8), 16);
        return is_neighbour_discovery ? -1 : (int64_t)(mix(halves[0] ^ mix(halves[1])) >> 1);
    }
    return -1;
}

static int before(const struct frame *a, const struct frame *b) {
    return a->release != b->release ? a->release < b->release : a->order < b->order;
}

static void push(struct frame *frame) {
    int i = waiting_count++;
    for (; i > 0 && before(frame, waiting[(i - 1) / 2]); i = (i - 1) / 2) waiting[i] = waiting[(i - 1) / 2];
    waiting[i] = frame;
}

static struct frame *pop(void) {
    struct frame *first = waiting[0], *last = waiting[--waiting_count];
    int i = 0;
    for (int child; (child = 2 * i + 1) < waiting_count; i = child) {
        if (child + 1 < waiting_count && before(waiting[child + 1], waiting[child])) child++;
        if (!before(waiting[child], last)) break;
        waiting[i] = waiting[child];
    }
    waiting[i] = last;
    return first;
}

static void take(int links[2], int from, uint64_t seed) {
    struct frame *frame = malloc(sizeof *frame);
    frame->length = recv(links[from], frame->bytes, sizeof frame->bytes, MSG_DONTWAIT | MSG_TRUNC);
    if (frame->length <= 0 || frame->length > LARGEST_FRAME) {
        free(frame);
        return;
    }
    frame->to = 1 - from;
    int64_t address = outside_address(frame->bytes, frame->length, from == 0);
    if (address < 0) {
        send(links[frame->to], frame->bytes, frame->length, 0);
        free(frame);
        return;
    }
    if (waiting_count == MOST_WAITING || uniform() * 1000 < loss_per_mille) {
        free(frame);
        return;
    }
    uint64_t hash = mix((uint64_t)address ^ seed);
    double delay = nearest_ms + (farthest_ms - nearest_ms) * ((hash >> 11) * 0x1p-53) + jitter_ms * uniform();
    uint64_t *last = &last_release[from][hash % ADDRESSES];
    frame->release = now() + (uint64_t)(delay * 1e6);
    if (frame->release < *last) frame->release = *last;
    *last = frame->release;
    frame->order = arrivals++;
    push(frame);
}

int main(int count, char **words) {
    if (count != 8) {
        fprintf(stderr, "usage: delay IF IF SEED NEAREST_MS FARTHEST_MS JITTER_MS LOSS_PER_MILLE\n");
        return 2;
    }
    int links[2] = {open_link(words[1]), open_link(words[2])};
    uint64_t seed = chance = mix(strtoull(words[3], NULL, 10) + 1);
    nearest_ms = atof(words[4]);
    farthest_ms = atof(words[5]);
    jitter_ms = atof(words[6]);
    loss_per_mille = atof(words[7]);
    for (;;) {
        struct pollfd polled[2] = {{links[0], POLLIN, 0}, {links[1], POLLIN, 0}};
        struct timespec wait = {1, 0};
        if (waiting_count > 0) {
            uint64_t time = now(), next = waiting[0]->release;
            uint64_t left = next > time ? next - time : 0;
            wait.tv_sec = left / 1000000000ull;
            wait.tv_nsec = left % 1000000000ull;
        }
        if (ppoll(polled, 2, &wait, NULL) < 0 && errno != EINTR) return 1;
        for (int from = 0; from < 2; from++)
            if (polled[from].revents & POLLIN) take(links, from, seed);
        while (waiting_count > 0 && waiting[0]->release <= now()) {
            struct frame *frame = pop();
            send(links[frame->to], frame->bytes, frame->length, 0);
            free(frame);
        }
    }
}
