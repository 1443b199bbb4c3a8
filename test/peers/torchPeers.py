"""Answers the questions of `npm run peers` with PyTorch: JSON cases on standard input, JSON answers on standard output.

A number may be the string "NaN", "Infinity" or "-Infinity". Where PyTorch has no function for a loss, its definition is
written with PyTorch's operations and the gradient is autograd's.
"""
import json
import math
import sys

import torch
import torch.nn.functional as F

torch.set_num_threads(1)


def tensor(values):
    convert = lambda value: [convert(one) for one in value] if isinstance(value, list) else float(value)
    return torch.tensor(convert(values), dtype=torch.float64)


def optional(options, name):
    return tensor(options[name]) if name in options else None


def reduced(losses, reduction):
    return losses if reduction == "none" else getattr(losses, reduction)()


def cross_entropy(x, case, options):
    target = torch.tensor(case["indices"]) if "indices" in case else tensor(case["target"])
    return F.cross_entropy(
        x / options.get("temperature", 1),
        target,
        weight=optional(options, "weight"),
        ignore_index=options.get("ignoreIndex", -100),
        label_smoothing=options.get("labelSmoothing", 0),
        reduction=case["reduction"],
    )


def soft(case):
    if "target" in case:
        return tensor(case["target"])
    return F.one_hot(torch.tensor(case["indices"]), len(case["scores"][0])).double()


def of_distribution(definition):
    """A loss per row from log q, q and p."""
    def run(x, case, options):
        log_q = F.log_softmax(x / options.get("temperature", 1), dim=1)
        return reduced(definition(log_q, log_q.exp(), soft(case), options), case["reduction"])
    return run


def js(log_q, q, p, options):
    middle = (p + q) / 2
    terms = torch.xlogy(p, p) - torch.xlogy(p, middle) + q * (log_q - middle.log())
    return terms.sum(1) / 2


def power(log_q, q, p, options):
    alpha = options["alpha"]
    total = p.pow(alpha).sum(1) + (alpha - 1) * q.pow(alpha).sum(1) - alpha * (p * q.pow(alpha - 1)).sum(1)
    return total / (alpha * (alpha - 1))


def elementwise(definition):
    def run(x, case, options):
        return reduced(definition(x, tensor(case["target"]), options), case["reduction"])
    return run


def quantile(x, y, options):
    tau = options["quantile"]
    return torch.maximum(tau * (y - x), (tau - 1) * (y - x))


def log_cosh(x, y, options):
    d = x - y
    return d.abs() + torch.log1p(torch.exp(-2 * d.abs())) - math.log(2)


def named(function, **names):
    """A function of PyTorch with options under their names there."""
    def run(x, case, options):
        given = {torch_name: options[name] for name, torch_name in names.items() if name in options}
        return function(x, tensor(case["target"]), reduction=case["reduction"], **given)
    return run


operations = {
    "cross_entropy": cross_entropy,
    "nll_loss": lambda x, case, options: F.nll_loss(
        x, torch.tensor(case["indices"]), weight=optional(options, "weight"), reduction=case["reduction"]),
    "kl_div": lambda x, case, options: F.kl_div(
        x, tensor(case["target"]), reduction=case["reduction"], log_target=options.get("logTarget", False)),
    "multi_margin_loss": lambda x, case, options: F.multi_margin_loss(
        x, torch.tensor(case["indices"]), p=options.get("power", 1), margin=options.get("margin", 1),
        weight=optional(options, "weight"), reduction=case["reduction"]),
    "binary_cross_entropy_with_logits": lambda x, case, options: F.binary_cross_entropy_with_logits(
        x, tensor(case["target"]), weight=optional(options, "weight"), pos_weight=optional(options, "posWeight"),
        reduction=case["reduction"]),
    "binary_cross_entropy": named(F.binary_cross_entropy),
    "mse_loss": named(F.mse_loss),
    "l1_loss": named(F.l1_loss),
    "huber_loss": named(F.huber_loss, delta="delta"),
    "smooth_l1_loss": named(F.smooth_l1_loss, beta="beta"),
    "soft_margin_loss": named(F.soft_margin_loss),
    "poisson_nll_loss": named(F.poisson_nll_loss, logInput="log_input", full="full", epsilon="eps"),
    "gaussian_nll_loss": lambda x, case, options: F.gaussian_nll_loss(
        x, tensor(case["target"]), tensor([options["variance"]] * len(case["scores"])), full=options["full"],
        eps=options["epsilon"], reduction=case["reduction"]),
    "cosine_embedding_loss": lambda x, case, options: F.cosine_embedding_loss(
        x, tensor(case["target"]), torch.ones(len(case["scores"]), dtype=torch.float64), reduction=case["reduction"]),
    "Brier": of_distribution(lambda log_q, q, p, o: (q - p).square().sum(1)),
    "spherical": of_distribution(lambda log_q, q, p, o: -(p * q).sum(1) / q.norm(dim=1)),
    "power": of_distribution(power),
    "ranked probability": of_distribution(lambda log_q, q, p, o: (q.cumsum(1) - p.cumsum(1)).square().sum(1)),
    "focal": of_distribution(lambda log_q, q, p, o: (-p * (1 - q).pow(o["gamma"]) * log_q).sum(1)),
    "poly-1": of_distribution(lambda log_q, q, p, o: (p * (-log_q + o["epsilon"] * (1 - q))).sum(1)),
    "generalized cross entropy": of_distribution(lambda log_q, q, p, o: (p * (1 - q.pow(o["rho"])) / o["rho"]).sum(1)),
    "linear": of_distribution(lambda log_q, q, p, o: (p * (1 - q)).sum(1)),
    "reverse Kullback–Leibler": of_distribution(lambda log_q, q, p, o: (q * (log_q - p.log())).sum(1)),
    "Jensen–Shannon": of_distribution(js),
    "squared hinge": elementwise(lambda x, y, o: F.relu(1 - y * x).square()),
    "perceptron": elementwise(lambda x, y, o: F.relu(-y * x)),
    "quantile": elementwise(quantile),
    "log-cosh": elementwise(log_cosh),
}


def plain(values):
    if isinstance(values, list):
        return [plain(value) for value in values]
    if math.isnan(values):
        return "NaN"
    if math.isinf(values):
        return "Infinity" if values > 0 else "-Infinity"
    return values


def answer(case):
    x = tensor(case["scores"]).requires_grad_()
    loss = operations[case["operation"]](x, case, case["options"])
    loss.sum().backward()
    return {"loss": plain(loss.detach().reshape(-1).tolist()), "gradient": plain(x.grad.reshape(-1).tolist())}


answers = [answer(case) for case in json.load(sys.stdin)]
json.dump({"version": torch.__version__, "answers": answers}, sys.stdout)
