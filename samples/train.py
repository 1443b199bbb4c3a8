"""A training snippet: hover the numbers, or move the cursor into them with the Loss Lens panel open."""

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

# One row of logits; the comment beside it names the target.
class_names = ["cat", "dog", "bird", "fish", "frog"]
logits = torch.tensor([2.1, -0.3, 0.7, 1.4, -1.2])  # target=1


def batch_loss():
    # A batch of three rows with three targets, reduced by PyTorch's default: the mean.
    scores = torch.tensor([[1.3, -0.2, 0.4], [0.1, 0.9, -1.1], [2.0, 1.0, 0.1]], requires_grad=True)
    y = torch.tensor([0, 1, 2])
    return F.cross_entropy(scores, y)


def soft_targets():
    # A target distribution: the loss cannot go below the target's own entropy.
    student = torch.tensor([[0.2, 1.1, -0.7], [1.9, 0.3, 0.3]])
    teacher = torch.tensor([[0.1, 0.8, 0.1], [0.7, 0.2, 0.1]])
    return F.cross_entropy(student, teacher)


def weighted():
    criterion = nn.CrossEntropyLoss(weight=torch.tensor([0.2, 1.0, 3.5]))
    return criterion(torch.tensor([[0.5, 1.5, -0.5], [2.0, 0.0, 1.0]]), torch.tensor([1, 2]))


def regression():
    predicted = np.array([2.5, 0.0, 2.1, 8.0])
    y_true = np.array([3.0, -0.5, 2.0, 7.0])
    return F.mse_loss(torch.tensor(predicted), torch.tensor(y_true))


# Already a distribution: used as it is, no softmax.
probs = np.array([0.7, 0.2, 0.1])
label = 0

# A target that is out of range is said, and no loss is shown.
too_far = F.cross_entropy(torch.tensor([[0.1, 0.2, 0.3, 0.4, 0.5]]), torch.tensor([7]))
