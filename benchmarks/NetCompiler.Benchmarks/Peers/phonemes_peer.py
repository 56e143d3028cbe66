#!/usr/bin/python3
"""PyTorch's side of the Translate sample: the same network, trained by the same recipe, for the phoneme error rate that the sample's README compares with.

    phonemes_peer.py DATA [WORDS [EPOCHS [SEED]]]        by default all words, 6 epochs, seed 1

DATA is the folder with cmudict.dict or cmudict.dict.gz, or one whose subfolder cmudict or seq2seq/cmudict has it. Prints an epoch a line, and at the end one line of JSON.

The recipe:

    data          words of at most 20 letters a-z and apostrophes and at most 19 phonemes, first pronunciations only, no stress; WORDS of them, evenly from the whole; every twentieth is held out
    batches       128 of a new random order every epoch
    initial       embeddings N(0, 1); recurrent layers W Glorot uniform, U orthogonal; dense layers Glorot uniform; biases 0
    loss          softmax cross-entropy, the mean over a word's phonemes and its end, then over the words of a batch
    optimizer     Adam, gradients clipped to a norm of 1 over all parameters
    rate          0.003 times (1 + cos(pi t/n))/2 at step t of n
    measured      phoneme error rate (edit distance over length) of the held-out words, said greedily
"""

import gzip
import json
import math
import os
import pathlib
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

BATCH, RATE, HELD_OUT, LONGEST, UNITS = 128, 0.003, 20, 20, 128
PHONEMES = ("AA AE AH AO AW AY B CH D DH EH ER EY F G HH IH IY JH K L M N NG OW OY P R S SH T TH UH UW V W Y Z ZH").split()
END, START, NONE = 39, 40, -1


class Learner(nn.Module):
    def __init__(self):
        super().__init__()
        self.letter, self.sound = nn.Embedding(27, 48), nn.Embedding(41, 48)
        self.reader = nn.GRU(48, UNITS // 2, batch_first=True, bidirectional=True)
        self.bridge = nn.Linear(UNITS, UNITS)
        self.writer = nn.GRU(48, UNITS, batch_first=True)
        self.both, self.scores = nn.Linear(2 * UNITS, UNITS), nn.Linear(UNITS, 41)
        for layer in self.modules():
            if isinstance(layer, (nn.Linear, nn.GRU)):
                for name, p in layer.named_parameters():
                    nn.init.zeros_(p) if p.dim() == 1 else nn.init.orthogonal_(p) if "weight_hh" in name else nn.init.xavier_uniform_(p)

    def read(self, letters):
        lengths = (letters >= 0).sum(1)
        packed = nn.utils.rnn.pack_padded_sequence(self.letter(letters.clamp(min=0)), lengths, batch_first=True, enforce_sorted=False)
        known, last = self.reader(packed)
        known = nn.utils.rnn.pad_packed_sequence(known, batch_first=True, total_length=LONGEST)[0]
        return known, torch.tanh(self.bridge(torch.cat([last[0], last[1]], 1)))

    def score(self, states, known, letters):
        fits = (states @ known.transpose(1, 2)).masked_fill((letters < 0)[:, None], -math.inf)
        both = torch.tanh(self.both(torch.cat([torch.softmax(fits, -1) @ known, states], -1)))
        return self.scores(F.dropout(both, 0.2, self.training))

    def forward(self, letters, before):
        known, whole = self.read(letters)
        states, _ = self.writer(self.sound(before.clamp(min=0)), whole[None])
        return self.score(states, known, letters)

    def say(self, letters):
        known, whole = self.read(letters)
        state, sound, said = whole[None], torch.full((len(letters), 1), START), []
        for _ in range(LONGEST - 1):
            states, state = self.writer(self.sound(sound), state)
            sound = self.score(states, known, letters).argmax(-1)
            said.append(sound)
        return [row[: row.index(END)] if END in row else row for row in torch.cat(said, 1).tolist()]


# ── Data ──


def words(folder):
    places = [pathlib.Path(folder) / inside / name for inside in ("", "cmudict", "seq2seq/cmudict") for name in ("cmudict.dict", "cmudict.dict.gz")]
    file = next((place for place in places if place.exists()), None)
    if file is None:
        sys.exit(f"There is no cmudict.dict or cmudict.dict.gz in {folder} nor in its subfolders cmudict and seq2seq/cmudict.")
    for line in (gzip.open(file, "rt") if file.suffix == ".gz" else open(file)):
        spelling, *sounds = line.split("#")[0].split()
        if "(" not in spelling and len(spelling) <= LONGEST and 0 < len(sounds) < LONGEST and all(c == "'" or "a" <= c <= "z" for c in spelling):
            yield [26 if c == "'" else ord(c) - 97 for c in spelling], [PHONEMES.index(sound.rstrip("012")) for sound in sounds]


def tensors(chosen):
    padded = lambda rows: torch.tensor([row + [NONE] * (LONGEST - len(row)) for row in rows])
    return padded([w for w, _ in chosen]), padded([[START] + s for _, s in chosen]), padded([s + [END] for _, s in chosen])


def distance(found, wanted):
    row = list(range(len(wanted) + 1))
    for i, sound in enumerate(found):
        diagonal, row[0] = i, i + 1
        for j, truth in enumerate(wanted):
            diagonal, row[j + 1] = row[j + 1], min(row[j] + 1, row[j + 1] + 1, diagonal + (sound != truth))
    return row[-1]


# ── Training ──


def mean_loss(scores, labels):
    each = F.cross_entropy(scores.transpose(1, 2), labels, ignore_index=NONE, reduction="none")
    return (each.sum(1) / (labels >= 0).sum(1)).mean()


def main(folder, most=None, epochs=6, seed=1):
    torch.manual_seed(int(seed))
    every, epochs = list(words(folder)), int(epochs)
    if most is not None and int(most) < len(every):
        every = [every[i * len(every) // int(most)] for i in range(int(most))]
    training, held = tensors([w for i, w in enumerate(every) if i % HELD_OUT]), [w for i, w in enumerate(every) if i % HELD_OUT == 0]

    model = Learner()
    optimizer = torch.optim.Adam(model.parameters(), RATE)
    steps, step, begin = math.ceil(len(training[0]) / BATCH) * epochs, 0, time.perf_counter()

    for epoch in range(epochs):
        model.train()
        total = 0.0
        for chosen in torch.randperm(len(training[0])).split(BATCH):
            for group in optimizer.param_groups:
                group["lr"] = RATE * 0.5 * (1 + math.cos(math.pi * step / steps))
            letters, before, labels = (t[chosen] for t in training)
            optimizer.zero_grad(set_to_none=True)
            loss = mean_loss(model(letters, before), labels)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1)
            optimizer.step()
            total, step = total + loss.item() * len(chosen), step + 1
        print(f"epoch {epoch + 1}/{epochs}  loss {total / len(training[0]):.4f}  {time.perf_counter() - begin:.0f} s", flush=True)

    model.eval()
    with torch.inference_mode():
        said = [s for part in tensors(held)[0].split(256) for s in model.say(part)]
    errors, sounds = sum(distance(s, w) for s, (_, w) in zip(said, held)), sum(len(w) for _, w in held)
    print(json.dumps({"words": len(every), "epochs": epochs, "seed": int(seed), "parameters": sum(p.numel() for p in model.parameters()), "errors": errors, "sounds": sounds, "rate": round(errors / sounds, 4)}))


if __name__ == "__main__":
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "1")))
    torch.set_flush_denormal(True)
    main(*sys.argv[1:])
