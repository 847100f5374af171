// Evaluates every standing query on every story, without an index: the witness for exactness, and brute force to be measured against.
// usage: scan QUERIES.txt STORIES.txt OUT.match      g++ -O2 -std=c++17 -o scan scan.cpp
// Prints the median and the 99th percentile of thread CPU microseconds a story. OUT has a line a story, as
// `nutgraf alerts bench --match` writes it: number, matches, sum of mix64 over the matching queries' numbers in hexadecimal.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <unordered_map>
#include <vector>

using Term = uint32_t;

struct Node {
    enum Kind { term, phrase, near, all, any, none } kind;
    unsigned gap = 0;
    std::vector<Term> terms;
    std::vector<Node> parts;
};

static std::unordered_map<std::string, Term> numbers;
static std::vector<uint32_t> seenIn;               // The story in which a term was last seen …
static std::vector<std::vector<uint32_t>> places;  // … and where.
static uint32_t story = 0;
static std::vector<Term> words;

static Term number(const std::string &spelling) {
    auto [entry, isNew] = numbers.emplace(spelling, static_cast<Term>(numbers.size()));
    if (isNew) {
        seenIn.push_back(0);
        places.emplace_back();
    }
    return entry->second;
}

static bool isHere(Term term) { return seenIn[term] == story; }

static Node read(std::istream &in) {
    std::string head, word;
    if (!(in >> head)) {
        std::cerr << "scan: a query ends before its tree does\n";
        std::exit(65);
    }
    if (head.size() > 1 && head[1] == ':') return {Node::term, 0, {number(head)}, {}};
    unsigned count = head.size() > 1 ? std::strtoul(head.c_str() + 1, nullptr, 10) : 1;
    Node node{Node::all, 0, {}, {}};
    switch (head[0]) {
    case 'P':
    case 'N':
        node.kind = head[0] == 'P' ? Node::phrase : Node::near;
        node.gap = count;
        for (unsigned left = head[0] == 'P' ? count : 2; left > 0 && in >> word; left--) node.terms.push_back(number("x:" + word));
        return node;
    case '!': node.kind = Node::none; break;
    case '|': node.kind = Node::any; break;
    case '&': break;
    default: std::cerr << "scan: no such operator: " << head << "\n"; std::exit(65);
    }
    for (unsigned left = count; left > 0; left--) node.parts.push_back(read(in));
    return node;
}

static bool hasPhrase(const std::vector<Term> &phrase) {
    for (uint32_t start : places[phrase[0]]) {
        if (start + phrase.size() > words.size()) break;
        if (std::equal(phrase.begin(), phrase.end(), words.begin() + start)) return true;
    }
    return false;
}

static bool holds(const Node &node) {
    switch (node.kind) {
    case Node::term: return isHere(node.terms[0]);
    case Node::phrase: return std::all_of(node.terms.begin(), node.terms.end(), isHere) && hasPhrase(node.terms);
    case Node::near:
        if (!isHere(node.terms[0]) || !isHere(node.terms[1])) return false;
        for (uint32_t a : places[node.terms[0]])
            for (uint32_t b : places[node.terms[1]])
                if ((a > b ? a - b : b - a) <= node.gap) return true;
        return false;
    case Node::all: return std::all_of(node.parts.begin(), node.parts.end(), holds);
    case Node::any: return std::any_of(node.parts.begin(), node.parts.end(), holds);
    case Node::none: return !holds(node.parts[0]);
    }
    return false;
}

static void note(Term term) {
    if (seenIn[term] != story) {
        seenIn[term] = story;
        places[term].clear();
    }
}

static uint64_t mix64(uint64_t value) {  // splitmix64's finaliser (Steele, Lea and Flood 2014)
    value += 0x9e3779b97f4a7c15u;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9u;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebu;
    return value ^ (value >> 31);
}

static double threadMicroseconds() {
    timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return now.tv_sec * 1e6 + now.tv_nsec / 1e3;
}

int main(int count, char **given) {
    if (count != 4) {
        std::cerr << "usage: scan QUERIES.txt STORIES.txt OUT.match\n";
        return 64;
    }
    std::ifstream queryLines(given[1]), storyLines(given[2]);
    std::ofstream out(given[3]);
    std::vector<std::pair<uint64_t, Node>> queries;
    std::vector<double> times;
    for (std::string line; std::getline(queryLines, line);) {
        std::istringstream in(line);
        uint64_t id = 0;
        in >> id;
        queries.emplace_back(id, read(in));
    }
    for (std::string line; std::getline(storyLines, line);) {
        std::istringstream columns(line);
        std::string id, rating, terms, text, word;
        std::getline(columns, id, '\t');
        std::getline(columns, rating, '\t');
        std::getline(columns, terms, '\t');
        std::getline(columns, text, '\t');
        double start = threadMicroseconds();
        story++;
        words.clear();
        for (std::istringstream in(terms); in >> word;) note(number("m:" + word));
        for (std::istringstream in(text); in >> word;) {
            Term term = number("x:" + word);
            note(term);
            places[term].push_back(words.size());
            words.push_back(term);
        }
        uint64_t matches = 0, sum = 0;
        for (const auto &[queryID, tree] : queries)
            if (holds(tree)) {
                matches++;
                sum += mix64(queryID);
            }
        times.push_back(threadMicroseconds() - start);
        out << id << ' ' << matches << ' ' << std::hex << sum << std::dec << '\n';
    }
    if (times.empty()) return 65;
    std::sort(times.begin(), times.end());
    std::printf("median %.3f us p99 %.3f us\n", times[times.size() / 2], times[times.size() * 99 / 100]);
}
