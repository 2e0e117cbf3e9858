# SPDX-License-Identifier: GPL-3.0-or-later
"""A generic genetic search (DEAP, eaMuPlusLambda's operators) on the made case of `tuiyan-bench plans --export FILE`.

    python3 genetic.py FILE SECONDS [SEED]

Prints the best share of replications found within the budget, how many plans were judged, and the seconds used.
A plan over the budget is worth minus what it is over, the usual way of such libraries.
"""
import random
import sys
import time

import numpy
from deap import base, creator, tools

path, seconds = sys.argv[1], float(sys.argv[2])
random.seed(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
rows = [numpy.array(line.split(","), dtype=float) for line in open(path)]
budget, margins = rows[0][0], rows[0][1:].astype(numpy.float32)
money = numpy.array([row[0] for row in rows[1:]])
moves = numpy.array([row[1:] for row in rows[1:]], dtype=numpy.float32)
judged = 0


def worth(plan):
    global judged
    judged += 1
    chosen = numpy.array(plan, dtype=bool)
    over = money[chosen].sum() - budget
    if over > 1e-9:
        return (-over,)
    return (float((margins + moves[chosen].sum(axis=0) >= -1e-9).mean()),)


creator.create("Worth", base.Fitness, weights=(1.0,))
creator.create("Plan", list, fitness=creator.Worth)
box = base.Toolbox()
box.register("gene", lambda: int(random.random() < 0.3))
box.register("plan", tools.initRepeat, creator.Plan, box.gene, len(money))
box.register("mate", tools.cxUniform, indpb=0.5)
box.register("mutate", tools.mutFlipBit, indpb=1.5 / len(money))
box.register("select", tools.selTournament, tournsize=3)

began = time.perf_counter()
plans = [box.plan() for _ in range(100)]
for plan in plans:
    plan.fitness.values = worth(plan)
best = max(plans, key=lambda plan: plan.fitness.values)[:]
most = max(plan.fitness.values[0] for plan in plans)
while time.perf_counter() - began < seconds:
    children = [box.clone(plan) for plan in box.select(plans, len(plans))]
    for left, right in zip(children[::2], children[1::2]):
        if random.random() < 0.7:
            box.mate(left, right)
    for child in children:
        box.mutate(child)
        child.fitness.values = worth(child)
        if child.fitness.values[0] > most:
            most, best = child.fitness.values[0], child[:]
        if time.perf_counter() - began >= seconds:
            break
    plans = box.select(plans + [child for child in children if child.fitness.valid], len(plans))
print(f"genetic: {most:.5f}, {judged} plans in {time.perf_counter() - began:.2f} s, money {money[numpy.array(best) > 0].sum():g} of {budget:g}")
