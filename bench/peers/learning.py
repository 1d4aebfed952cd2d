"""What scikit-learn and PyTorch take to learn from and to judge the rows of a file of corrected CIC-IDS2017 flows.

learning.py FILE: a table in Markdown, in CPU time of one thread; the rows and models are those of LearningBenchmark.
"""

import sys
import time

import numpy
import pandas
import torch
from sklearn.ensemble import IsolationForest, RandomForestClassifier
from sklearn.preprocessing import StandardScaler

NO_FEATURES = ["id", "Flow ID", "Src IP", "Src Port", "Dst IP", "Dst Port", "Timestamp", "Label", "Attempted Category"]
LATEST = 0.2
BATCHES = (1, 64, 1024)
SECONDS = 2.0
EPOCHS = 2


def main():
    torch.set_num_threads(1)
    values, labels, is_judged = rows(sys.argv[1])
    train, judged = values[~is_judged], values[is_judged]
    names, classes = numpy.unique(labels, return_inverse=True)
    forest = RandomForestClassifier(100, n_jobs=1, random_state=1)
    spent = cpu(lambda: forest.fit(train, classes[~is_judged]))
    line("random forest, 100 trees, scikit-learn", len(train), spent, forest.predict_proba, judged)
    usual = train[labels[~is_judged] == "BENIGN"]
    isolation = IsolationForest(n_estimators=100, max_samples=256, n_jobs=1, random_state=1)
    spent = cpu(lambda: isolation.fit(usual))
    line("isolation forest, 100 trees of 256 rows, scikit-learn", len(usual), spent, isolation.score_samples, judged)
    scaler = StandardScaler().fit(logarithms(train))
    network = cnn(train.shape[1], len(names))
    spent = cpu(lambda: learn(network, scaled(scaler, train), classes[~is_judged]))
    network.eval()
    with torch.inference_mode():
        line(
            "CNN, PyTorch",
            EPOCHS * len(train),
            spent,
            lambda batch: torch.softmax(network(torch.from_numpy(scaled(scaler, batch))[:, None]), 1).numpy(),
            judged,
        )


def rows(file):
    """Values, labels, and whether a row is among the latest of its class."""
    data = pandas.read_csv(file)
    times = pandas.to_datetime(data.Timestamp)
    is_judged = numpy.zeros(len(data), bool)
    for _, of_class in times.groupby(data.Label):
        order = of_class.sort_values(kind="stable").index
        is_judged[order[int(len(order) * (1 - LATEST)):]] = True
    values = data.drop(columns=NO_FEATURES).apply(pandas.to_numeric, errors="coerce")
    values = values.replace([numpy.inf, -numpy.inf], numpy.nan).fillna(0).to_numpy(numpy.float32)
    return values, data.Label.to_numpy(), is_judged


def logarithms(values):
    return numpy.sign(values) * numpy.log1p(numpy.abs(values))


def scaled(scaler, values):
    return scaler.transform(logarithms(values)).astype(numpy.float32)


def cnn(columns, classes):
    """The same layers as ours."""
    return torch.nn.Sequential(
        torch.nn.Conv1d(1, 32, 3, padding=1), torch.nn.ReLU(), torch.nn.MaxPool1d(2),
        torch.nn.Conv1d(32, 64, 3, padding=1), torch.nn.ReLU(), torch.nn.MaxPool1d(2),
        torch.nn.Flatten(), torch.nn.Linear(64 * (columns // 2 // 2), 128), torch.nn.ReLU(), torch.nn.Dropout(0.2),
        torch.nn.Linear(128, classes),
    )


def learn(network, values, classes):
    values, classes = torch.from_numpy(values)[:, None], torch.from_numpy(classes)
    optimizer = torch.optim.AdamW(network.parameters(), lr=0.002)
    network.train()
    for _ in range(EPOCHS):
        for some in torch.randperm(len(values)).split(128):
            optimizer.zero_grad()
            torch.nn.functional.cross_entropy(network(values[some]), classes[some]).backward()
            optimizer.step()


def cpu(work):
    begin = time.process_time()
    work()
    return time.process_time() - begin


def line(name, learnt, spent, judge, judged):
    rates = [f"{rate(judge, judged, batch):,.0f}" for batch in BATCHES]
    print(f"| {name} | {spent:.2f} | {learnt / spent:,.0f} | {' | '.join(rates)} |", flush=True)


def rate(judge, judged, batch):
    """Rows per CPU-second, the best of several stretches."""
    best = spent = 0.0
    while spent < SECONDS:
        done, begin = 0, time.process_time()
        while time.process_time() - begin < SECONDS / 4:
            first = done % (len(judged) - batch)
            judge(judged[first:first + batch])
            done += batch
        passed = time.process_time() - begin
        best, spent = max(best, done / passed), spent + passed
    return best


if __name__ == "__main__":
    main()
