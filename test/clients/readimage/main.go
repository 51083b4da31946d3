// Reads an OCI layout by go-containerregistry: says what is in the one image of it, and with a second argument writes its files as one tar.
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"

	v1 "github.com/google/go-containerregistry/pkg/v1"
	"github.com/google/go-containerregistry/pkg/v1/layout"
	"github.com/google/go-containerregistry/pkg/v1/mutate"
	"github.com/google/go-containerregistry/pkg/v1/validate"
)

type layer struct {
	Digest string `json:"digest"`
	DiffID string `json:"diffId"`
}

type answer struct {
	Digest      string            `json:"digest"`
	Annotations map[string]string `json:"annotations"`
	Config      *v1.ConfigFile    `json:"config"`
	Layers      []layer           `json:"layers"`
}

func main() {
	found, image, err := read(os.Args[1])
	if err == nil && len(os.Args) > 2 {
		err = flatten(image, os.Args[2])
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	json.NewEncoder(os.Stdout).Encode(found)
}

func read(folder string) (*answer, v1.Image, error) {
	index, err := layout.ImageIndexFromPath(folder)
	if err != nil {
		return nil, nil, err
	}
	if err := validate.Index(index); err != nil {
		return nil, nil, err
	}
	described, err := index.IndexManifest()
	if err != nil {
		return nil, nil, err
	}
	if len(described.Manifests) != 1 {
		return nil, nil, fmt.Errorf("%d images in the layout", len(described.Manifests))
	}
	image, err := index.Image(described.Manifests[0].Digest)
	if err != nil {
		return nil, nil, err
	}
	manifest, err := image.Manifest()
	if err != nil {
		return nil, nil, err
	}
	config, err := image.ConfigFile()
	if err != nil {
		return nil, nil, err
	}
	found := &answer{Digest: described.Manifests[0].Digest.String(), Annotations: manifest.Annotations, Config: config}
	for at, one := range manifest.Layers {
		found.Layers = append(found.Layers, layer{one.Digest.String(), config.RootFS.DiffIDs[at].String()})
	}
	return found, image, nil
}

func flatten(image v1.Image, to string) error {
	tar := mutate.Extract(image)
	defer tar.Close()
	file, err := os.Create(to)
	if err != nil {
		return err
	}
	if _, err := io.Copy(file, tar); err != nil {
		return err
	}
	return file.Close()
}
