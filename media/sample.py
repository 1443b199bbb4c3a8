import torch
import torch.nn.functional as F

# Hover the numbers, or move the cursor into them and open the Loss Lens panel.
logits = torch.tensor([2.1, -0.3, 0.7, 1.4, -1.2])  # target=1

batch = torch.tensor([[2.0, 1.0, 0.1], [0.5, 2.5, 0.3]])
labels = torch.tensor([0, 1])
loss = F.cross_entropy(batch, labels)
